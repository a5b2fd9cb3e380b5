"""Links lead to what they name, and say so where it is gone."""

from __future__ import annotations

from jobaids.model.aid import Aid
from jobaids.model.names import Language, Slug
from jobaids.model.plain import inlines_in, prose_of_aid
from jobaids.model.prose import Link
from jobaids.model.source import Source, Span
from jobaids.model.station import Station
from jobaids.parse.aid import Reading, parse_aid
from jobaids.parse.links import link_aids, link_stations


def aid(file: str, text: str) -> Aid:
    """An aid as parsed and not yet linked."""
    source = Source(file=f"content/{file}", text=text)
    found = parse_aid(source, Reading(languages=(Language("en"), Language("es")))).aid
    assert found
    return found


def hrefs(of: Aid) -> list[str]:
    """Where the links of an aid lead."""
    return [one.href for inlines in prose_of_aid(of) for one in inlines_in(inlines) if isinstance(one, Link)]


SEAL = aid("plant/seal.md", "# Seal\n\n1. Lift. {#lift}\n")


def test_a_link_to_an_aid_or_a_step_of_it_is_led_to_its_name() -> None:
    """The page of an aid is found by its permanent name, wherever its file moves."""
    guide = aid("guide.md", "# Guide\n\nSee [a](plant/seal.md), [b](/plant/seal.md#lift), [c](#go).\n\n1. Go. {#go}\n")

    linked = link_aids((guide, SEAL), frozenset())

    assert hrefs(linked.aids[0]) == ["aid:seal", "aid:seal#lift", "#go"]
    assert linked.told == ()


def test_a_link_that_leads_nowhere_becomes_its_words_and_is_told() -> None:
    """A dead link on a phone costs a worker the time that the card was to save."""
    guide = aid("guide.md", "# Guide\n\n[a](gone.md) [b](plant/seal.md#gone) [c](gone.pdf) [d](#gone)\n\n1. Go.\n")

    linked = link_aids((guide, SEAL), frozenset())

    assert hrefs(linked.aids[0]) == ["aid:seal"]
    assert [told.rule for told in linked.told] == ["JA320", "JA321", "JA329", "JA321"]


def test_pictures_clips_and_files_are_led_to_paths_below_content() -> None:
    """The media stage looks files up by these paths and by nothing else."""
    text = "# Pictures\n\n1. Go.\n\n   ![x](../img/a%20b.png)\n\n   [clip](go.mp4#t=1,2)\n\n   [manual](manual.pdf)\n"
    files = frozenset(("img/a b.png", "plant/go.mp4", "plant/manual.pdf"))

    linked = link_aids((aid("plant/pictures.md", text),), files)

    step = linked.aids[0].steps[0]
    assert [picture.source for picture in step.pictures] == ["img/a b.png"]
    assert step.clip
    assert step.clip.source == "plant/go.mp4"
    assert hrefs(linked.aids[0]) == ["file:plant/manual.pdf"]
    assert linked.told == ()


def test_a_missing_picture_is_an_error_with_the_nearest_name() -> None:
    """The card would have a hole where the picture should be."""
    linked = link_aids((aid("a.md", "# A\n\n1. Go.\n\n   ![x](lok.jpg)\n"),), frozenset(("lock.jpg",)))

    assert [told.rule for told in linked.told] == ["JA322"]
    assert "`lock.jpg`" in linked.told[0].what


def test_a_path_that_leaves_content_is_refused() -> None:
    """What stands beside content/, such as keys, is never published."""
    linked = link_aids((aid("a.md", "# A\n\n[x](../../etc/passwd)\n\n1. Go.\n"),), frozenset(("etc/passwd",)))

    assert [told.rule for told in linked.told] == ["JA323"]
    assert hrefs(linked.aids[0]) == []


def test_a_borrowed_step_is_led_to_the_aid_it_belongs_to() -> None:
    """Its symbol opens the other aid, under whose releases it stands."""
    job = aid("job.md", "# Job\n\n1. [Lift](plant/seal.md#lift)\n2. Rest.\n")
    broken = aid("broken.md", "# Broken\n\n1. [Lift](plant/seal.md#gone)\n2. Rest.\n")

    linked = link_aids((job, broken, SEAL), frozenset())

    assert linked.aids[0].steps[0].borrowed
    assert linked.aids[0].steps[0].borrowed.slug == "seal"
    assert [(told.rule, told.slug) for told in linked.told] == [("JA328", "broken")]


def test_two_files_of_one_name_are_both_told() -> None:
    """A name stands for one aid and its codes."""
    linked = link_aids((SEAL, aid("hall/Seal.md", "# Other\n\n1. Go.\n")), frozenset())

    assert [told.rule for told in linked.told] == ["JA016", "JA016"]


def test_a_translation_does_not_share_the_name_of_its_source() -> None:
    """Both hang at the same machine, each with its own codes."""
    linked = link_aids((SEAL, aid("plant/seal.es.md", "# Junta\n\n1. Levante.\n")), frozenset())

    assert [one.slug for one in linked.aids] == ["seal", "es/seal"]
    assert linked.told == ()


def test_what_must_be_done_first_must_exist() -> None:
    """A card sends people to it before they touch the machine."""
    linked = link_aids((aid("a.md", "---\nfirst: [seel]\n---\n\n1. Go.\n"), SEAL), frozenset())

    assert [told.rule for told in linked.told] == ["JA320"]
    assert "is it `seal`?" in linked.told[0].what


def test_a_folder_and_the_only_file_of_a_name_are_found() -> None:
    """Obsidian names notes by their last part alone, and forges link folders."""
    wiki = aid("wiki.md", "# Wiki\n\n[[seal]] and [there](plant/)\n\n1. Go.\n")
    folder = aid("plant/index.md", "# Plant\n\n1. Go.\n")

    linked = link_aids((wiki, SEAL, folder), frozenset())

    assert hrefs(linked.aids[0]) == ["aid:seal", "aid:plant"]


def test_a_station_that_lists_an_unknown_aid_is_told_where_it_is_listed() -> None:
    """Its pack would miss a card, and nobody would know."""
    span = Span(file="content/stations.yaml", line=3, column=10, length=4)
    station = Station(slug=Slug("filler"), name="Filler", aids=(Slug("seel"),), aid_spans=(span,))

    told = link_stations((station,), (SEAL,))

    assert [(one.rule, one.span) for one in told] == [("JA024", span)]
    assert "is it `seal`?" in told[0].what
