"""Every file an aid names is looked at before anything is printed."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from jobaids.adapters.folder import Folder
from jobaids.adapters.probe import Probed, look_into, probe
from jobaids.model.aid import Aid, Clip, Phase, Step
from jobaids.model.media import MediaKind
from jobaids.model.names import Anchor, Language, Slug
from jobaids.model.prose import Link, Paragraph, Picture, Text
from jobaids.model.source import Span

CLIP = Path(__file__).parents[2] / "content/clinic/hand-rub.mp4"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nRub palm to palm.\n\n00:02.000 --> 00:04.000\nRub the backs.\n"
HERE = Span(file="content/seal.md", line=7)


def aid(*, picture: str = "", clip: str = "", file: str = "") -> Aid:
    """An aid of one step that names some files."""
    step = Step(
        number=1,
        anchor=Anchor("stop"),
        action="Stop.",
        quick="Stop.",
        pictures=(Picture(source=picture, span=HERE),) if picture else (),
        clip=Clip(source=clip, title="Stop", span=HERE) if clip else None,
        body=(Paragraph(inner=(Link(inner=(Text(text="form"),), href=f"file:{file}", span=HERE),)),) if file else (),
    )
    return Aid(slug=Slug("seal"), title="Seal", language=Language("en"), phases=(Phase(steps=(step,)),))


def looked(content: Path, *aids: Aid) -> Probed:
    """What the probe finds for some aids."""
    folder = Folder(root=content)
    return probe(folder, aids, frozenset(folder.paths()), partial(look_into, folder))


def test_a_picture_named_twice_is_one_picture(tmp_path: Path) -> None:
    """A photograph shared by ten aids is read and published once."""
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg")

    probed = looked(tmp_path, aid(picture="a.jpg"), aid(picture="a.jpg"))

    (media,) = probed.media
    assert (media.kind, media.width, media.height, media.ending) == (MediaKind.PICTURE, 40, 30, "jpg")
    assert not probed.told


def test_a_kind_is_told_from_the_bytes(tmp_path: Path) -> None:
    """A drawing saved under a photograph's name is still made harmless."""
    (tmp_path / "a.jpg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>')

    (media,) = looked(tmp_path, aid(picture="a.jpg")).media

    assert (media.kind, media.ending) == (MediaKind.DRAWING, "svg")


def test_captions_belong_to_the_clip_they_stand_beside(tmp_path: Path) -> None:
    """Whoever stands at a loud machine reads what the clip says, in their language."""
    (tmp_path / "rub.mp4").write_bytes(CLIP.read_bytes())
    for name in ("rub.en.vtt", "rub.es.vtt", "other.en.vtt"):
        (tmp_path / name).write_text(CAPTIONS)

    probed = looked(tmp_path, aid(clip="rub.mp4"))

    assert [(media.source, media.language) for media in probed.media] == [
        ("rub.mp4", ""),
        ("rub.mp4", "en"),
        ("rub.mp4", "es"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no captions",
        "WEBVTT\n",
        "WEBVTT\n\n00:02.000 --> 00:01.000\nBackwards.\n",
        "WEBVTT\n\n00:02.000 --> 00:03.000\nSecond.\n\n00:01.000 --> 00:02.000\nFirst.\n",
    ],
)
def test_captions_that_cannot_be_shown_are_told(tmp_path: Path, text: str) -> None:
    """A caption that ends before it starts is never seen."""
    (tmp_path / "rub.mp4").write_bytes(CLIP.read_bytes())
    (tmp_path / "rub.en.vtt").write_text(text)

    (told,) = looked(tmp_path, aid(clip="rub.mp4")).told

    assert (told.rule, told.span.file) == ("JA315", "content/rub.en.vtt")


@pytest.mark.parametrize(
    ("named", "rule"),
    [
        (aid(picture="gone.jpg"), "JA310"),
        (aid(picture="../secret.jpg"), "JA310"),
        (aid(picture="broken.jpg"), "JA311"),
        (aid(picture="moves.gif"), "JA314"),
        (aid(clip="gone.mp4"), "JA303"),
        (aid(clip="broken.jpg"), "JA304"),
        (aid(file="page.html"), "JA316"),
        (aid(file="gone.pdf"), "JA310"),
    ],
)
def test_what_cannot_be_shown_is_told_where_it_is_named(tmp_path: Path, named: Aid, rule: str) -> None:
    """The author reads the line to mend, not the name of a library."""
    content = tmp_path / "content"
    content.mkdir()
    for place in (tmp_path / "secret.jpg", content / "moves.gif"):
        Image.new("RGB", (4, 4)).save(place)
    (content / "broken.jpg").write_bytes(b"broken")
    (content / "page.html").write_bytes(io.BytesIO(b"<script>").getvalue())

    (told,) = looked(content, named).told

    assert (told.rule, told.span, told.slug) == (rule, HERE, "seal")
    assert told.fix
