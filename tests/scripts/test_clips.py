"""The clips of the sample site: aids open single scenes by their seconds."""

from __future__ import annotations

import re
from pathlib import Path

import av
import pytest

from scripts.clips.__main__ import FILMS
from scripts.clips.encode import SIZE, painted
from scripts.clips.film import FRAMES, Film
from scripts.clips.hand_rub import HAND_RUB

CONTENT = Path(__file__).parents[2] / "content"
HEAVIEST = 600_000  # bytes

films = pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)


@films
def test_a_stored_clip_is_as_long_as_its_scenes_and_light(film: Film) -> None:
    """A clip that grew past its windows shows the next step's work beside this step's words."""
    place = CONTENT / f"{film.name}.mp4"

    with av.open(str(place)) as container:
        stream = container.streams.video[0]
        frames, size, coding = stream.frames, (stream.width, stream.height), stream.codec_context.name

    assert (frames, size, coding) == (film.seconds * FRAMES, SIZE, "h264")
    assert place.stat().st_size < HEAVIEST


@films
def test_the_windows_that_aids_open_are_the_scenes(film: Film) -> None:
    """A window that starts inside another scene would show the wrong movement for the step."""
    name = film.name.rpartition("/")[2]
    edges = {sum(scene.seconds for scene in film.scenes[:n]) for n in range(len(film.scenes) + 1)}

    opened = {
        int(second)
        for aid in CONTENT.rglob("*.md")
        for window in re.findall(rf"{name}\.mp4#t=(\d+,\d+)", aid.read_text(encoding="utf-8"))
        for second in window.split(",")
    }

    assert opened
    assert opened <= edges


@pytest.mark.parametrize("film", [f for f in FILMS if f is not HAND_RUB], ids=lambda film: film.name)
def test_a_scene_ends_on_a_still_frame(film: Film) -> None:
    """A window that stops in mid-movement leaves the work undone; in the hand rub only the seconds run on."""
    last = [(scene, scene.seconds - 2 / FRAMES) for scene in film.scenes]

    still = [scene.draw(t) == scene.draw(t + 1 / FRAMES) for scene, t in last]

    assert all(still)


@films
def test_captions_cover_the_whole_clip_in_every_language(film: Film) -> None:
    """A deaf worker, or one in a loud hall, has only these words."""
    languages = film.scenes[0].words

    written = {language: (CONTENT / f"{film.name}.{language}.vtt").read_text("utf-8") for language in languages}

    for language, text in written.items():
        assert [scene.words[language] in text for scene in film.scenes] == [True] * len(film.scenes)
        assert text.count(" --> ") == len(film.scenes)


def test_a_frame_is_painted_in_the_size_of_the_clip() -> None:
    """The encoder takes what it is given; a frame of another size would stretch every drawing."""
    scene = FILMS[0].scenes[0]

    image = painted(scene.draw(0))

    assert image.size == SIZE
    assert image.getpixel((2, 2)) == (255, 255, 255)
