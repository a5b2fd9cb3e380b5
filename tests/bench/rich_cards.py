"""Rich cards by the number: eight steps, three photographs and nine symbols, no two of them alike.

Words, codes and alerts change from card to card as they do in a plant, so that nothing kept from one card answers for
the next; photographs are shared by some cards, as those of one machine are.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from jobaids.model.aid import Aid, Alert, CodePolicy, Head, Phase, Signal, Step
from jobaids.model.names import Digest, Language, Slug
from jobaids.model.prose import Picture
from jobaids.paper.formats import A4, CardFormat
from jobaids.render.card.order import CardOrder
from tests.render.editions import alert, edition, key, order, picture, prose, step

STEPS = 8
PHOTOGRAPHS = 60
"""How many there are; a card shows three of them."""

_VERBS = ("Check", "Open", "Close", "Clean", "Turn", "Fit", "Lift out", "Tighten", "Wipe", "Drain", "Prime", "Test")
_PARTS = (
    *("the inlet valve", "the drive belt", "the filler seal", "the filter bowl", "the guard", "the feed screw"),
    *("the pressure gauge", "the cooling plate", "the outlet hose", "the sieve", "the label head", "the brake"),
)
_DETAILS = (
    "Undo the four screws with the 5 mm hex key.",
    "Go round it until the wipe stays white.",
    "Hold it with both hands and pull it straight up.",
    "Turn it clockwise until it stops, then half a turn back.",
    "Read the gauge; it must show less than 2 bar.",
    "Push it flat all round, with the lip to the bottle.",
)
_POINTS = (
    ("put the screws in the tray.", "a lost screw can end in a bottle."),
    ("feel the groove with a fingertip.", "one grain under the seal is a leak."),
    ("press with your thumbs at four opposite points.", "pushed round, the seal stretches and buckles."),
    ("lift the nozzle straight up.", "a tilted nozzle shears the lip."),
)
_ALERTS = (
    (Signal.DANGER, "Do not open the guard before your own lock is on. Stored air will crush your hand."),
    (Signal.WARNING, "Keep your other hand off the valve. The wrench could slip and break it."),
    (Signal.CAUTION, "Hold it from below. It weighs 4 kg, and could bruise your foot."),
    (Signal.NOTICE, "Use no steel tool in the groove. A scratch leaks, and the nozzle is scrap."),
)


def rich_card(number: int, format_: CardFormat = A4) -> CardOrder:
    """The card of that number."""
    chance = Random(number)  # noqa: S311 - the same card for the same number
    shown = tuple(f"plant/{(3 * number + place) % PHOTOGRAPHS}.jpg" for place in range(3))
    pictured = dict(zip(sorted(chance.sample(range(1, STEPS + 1), 3)), shown, strict=True))
    steps = tuple(_step(place, number, chance, pictured.get(place, "")) for place in range(1, STEPS + 1))
    aid = Aid(
        slug=Slug(f"job-{number}"),
        title=f"{chance.choice(_VERBS)} {chance.choice(_PARTS)} of line {number}",
        language=Language("en"),
        head=Head(
            minutes=chance.randint(3, 40),
            tools=("5 mm hex key", "torque wrench", "lint-free wipe"),
            ppe=("gloves", "eye protection"),
            codes=CodePolicy.EACH,
        ),
        intro=prose(f"Use this when the line drips more than {chance.randint(2, 9)} drops a minute."),
        phases=(Phase(title="Open", steps=steps[:4]), Phase(title="Close", steps=steps[4:])),
    )
    sealed = edition(aid, tuple(picture(one, 700, 525) for one in shown), (f"step-{chance.randint(1, STEPS)}",))
    return order(sealed, format_)


def _step(place: int, number: int, chance: Random, shown: str) -> Step:
    alerts: tuple[Alert, ...] = (alert(*chance.choice(_ALERTS)),) if place in {1, 4, 6} else ()
    return step(
        place,
        f"{chance.choice(_VERBS)} {chance.choice(_PARTS)}.",
        f"{chance.choice(_DETAILS)} Mark it with {number}-{chance.randint(10, 99)}.",
        alerts=alerts,
        key_points=tuple(key(*point) for point in chance.sample(_POINTS, 1 + place % 2)),
        pictures=(Picture(source=shown, alt=f"The work of step {place}"),) if shown else (),
    )


def photograph(digest: Digest) -> bytes:
    """A photograph, 700 pixels wide as a card prints it: shapes, shades and grain, other ones for other digests."""
    return _photograph(int(sha256(digest.encode()).hexdigest(), 16) % PHOTOGRAPHS)


@cache
def _photograph(number: int) -> bytes:
    chance = Random(number)  # noqa: S311 - as above
    image = Image.new("RGB", (700, 525), tuple(chance.randint(60, 200) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        left, top = chance.randint(-50, 650), chance.randint(-50, 480)
        corners = (left, top, left + chance.randint(20, 300), top + chance.randint(20, 200))
        draw.ellipse(corners, fill=tuple(chance.randint(0, 255) for _ in range(3)))
    grain = Image.effect_noise(image.size, 30).convert("RGB")
    shot = Image.blend(image.filter(ImageFilter.GaussianBlur(2)), grain, 0.12)
    file = BytesIO()
    shot.save(file, "JPEG", quality=82)
    return file.getvalue()
