"""Makes the clips and captions of the sample site anew: `python -m scripts.clips [content folder]`."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.clips.change_seal import CHANGE_SEAL
from scripts.clips.cooling import COOLING
from scripts.clips.encode import encode, write_captions
from scripts.clips.hand_rub import HAND_RUB
from scripts.clips.rack_damage import RACK_DAMAGE
from scripts.clips.respirator_check import RESPIRATOR_CHECK

FILMS = (CHANGE_SEAL, RACK_DAMAGE, RESPIRATOR_CHECK, COOLING, HAND_RUB)


def main(content: Path) -> None:
    """Write each film and its captions below `content`."""
    for film in FILMS:
        encode(film, content)
        write_captions(film, content)
        print(f"{film.name}.mp4: {film.seconds} s, {(content / f'{film.name}.mp4').stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
