"""What was printed opens these addresses for ever."""

from __future__ import annotations

from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Code, Label, Language, Slug
from jobaids.render.addresses import Addresses, variants
from tests.render.page_sample import digest_of


def photo(width: int, height: int, ending: str = "jpg") -> Media:
    """A photograph of that size."""
    kind = MediaKind.DRAWING if ending == "svg" else MediaKind.PICTURE
    return Media(source="a", kind=kind, digest=digest_of("a"), ending=ending, size=1, width=width, height=height)


def test_a_symbol_opens_a_folder_of_its_code_and_label() -> None:
    """The closing slash is printed: without it every scan would pay for a redirect."""
    addresses = Addresses()

    address = addresses.card(Code("7K3QMX"), Label("12K"))

    assert address == "/7K3QMX/12K/"
    assert addresses.file(address) == "7K3QMX/12K/index.html"


def test_a_translation_stands_below_its_language() -> None:
    """People share what stands in the address line; it should say which language comes."""
    addresses = Addresses()

    assert addresses.aid(Slug("filler-seal")) == "/aids/filler-seal/"
    assert addresses.aid(Slug("es/filler-seal"), "hand-tight") == "/es/aids/filler-seal/#hand-tight"
    assert addresses.station(Slug("dock"), Language("es")) == "/es/stations/dock/"
    assert addresses.home(Language("en")) == "/"


def test_a_site_in_a_folder_keeps_its_files_where_they_are() -> None:
    """Many hosts give a team one folder of a shared address, and the files below it."""
    addresses = Addresses(root="/plant/aids/")

    address = addresses.newest(Code("7K3QMX"))

    assert address == "/plant/aids/7K3QMX/"
    assert addresses.file(address) == "7K3QMX/index.html"
    assert addresses.file(addresses.home()) == "index.html"


def test_an_anchor_is_no_file() -> None:
    """The part after the sign never reaches a host."""
    addresses = Addresses()

    assert addresses.file(addresses.aid(Slug("a"), "b")) == "aids/a/index.html"


def test_a_photograph_comes_in_two_sizes_and_never_larger_than_it_is() -> None:
    """A picture blown up costs data and shows nothing more."""
    large, small = photo(4000, 3000), photo(300, 200)

    assert [(one.width, one.height) for one in variants(large)] == [(480, 360), (960, 720)]
    assert [(one.width, one.height) for one in variants(small)] == [(300, 200)]


def test_a_drawing_comes_as_it_is() -> None:
    """Lines stay sharp at any size, so one file serves every phone."""
    drawing = photo(360, 270, "svg")

    (variant,) = variants(drawing)

    assert (variant.width, variant.ending) == (360, "svg")
