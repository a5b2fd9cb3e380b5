"""The first line of a page, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.language.words import Words
from jobaids.model.names import Anchor, Language, Slug
from jobaids.model.plain import plain_blocks
from jobaids.model.release import AidRecord, Effect, Retired, Target, TargetKind
from jobaids.record.printed import named, showing
from jobaids.record.translation import Behind, Late
from jobaids.render.page import verdict
from jobaids.render.page.verdict import Choice, Verdict
from jobaids.render.page.whole import Original, Whole
from tests.render import page_sample as sample
from tests.render.page_rooms import pages_of, text_of, whole_of
from tests.render.page_sample import code_of

EN = Words()
STOPPED = "Do not use this card. Make the machine safe. Work from this page."
DAY = date(2027, 3, 3)
TIGHTEN, HAND_TIGHT = code_of("filler-seal#tighten"), code_of("filler-seal#hand-tight")


def line(said: Verdict) -> str:
    """All words of a first line."""
    return " ".join(filter(None, (said.sign, said.say, said.then, *(choice.text for choice in said.choices))))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (verdict.current(EN, 12, DAY), "✓ Card OK · revision 12 · 3 Mar 2027"),
        (verdict.reworded(EN), "✓ Card OK. Only wording changed."),
        (verdict.same(EN, 9, 12, "3, 6"), "! Old card (9, now 12). This step is the same. Changed: 3, 6."),
        (verdict.changed(EN), "! This step changed. Do it this way:"),
        (
            verdict.unsafe(EN, "the lead", this_step=False),
            f"STOP. {STOPPED} Tell the lead. This step is the same.",
        ),
        (verdict.unknown(EN, "15", "the lead"), "? We do not know revision 15. Do not use the card. Tell the lead."),
        (verdict.typed(EN, 12, (), "Ann"), "? Newest is 12. Another number on your card? Use this page."),
        (
            verdict.ended(EN, date(2027, 5, 4), "", Choice(text="Fit the new seal", address="/")),
            "× This job ended on 4 May 2027. Take the card down. Use: Fit the new seal",
        ),
        (verdict.on_trial(EN, None), "TEST CARD. Not approved. Do not work from it."),
        (verdict.reserved(EN, ""), "? No help here yet. Tell your supervisor."),
        (
            verdict.behind(EN, "English", DAY, "/"),
            "! English changed on 3 Mar 2027. This text is older. See English.",
        ),
    ],
)
def test_each_state_has_its_words(said: Verdict, words: str) -> None:
    """These words were weighed one by one: they are what somebody in trouble reads first."""
    assert line(said) == words


OTHER = "Not here? Do not use the card."


def first_line(record: AidRecord, path: str) -> str:
    """What the page at a path says first."""
    page = pages_of(whole_of(record))[f"{path}index.html"]
    return text_of(page.split("<header>")[1].split('<div class="room">\n<div class="where">')[0].join(("<body>", "")))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{TIGHTEN}/3P/", "✓ Card OK · revision 3 · 3 Mar 2027"),
        (f"{TIGHTEN}/2K/", "✓ Card OK. Only wording changed."),
        (f"{TIGHTEN}/1H/", "! This step changed. Do it this way:"),
        (f"{HAND_TIGHT}/1H/", "! Old card (1, now 3). This step is the same. Changed: 7."),
        (f"{TIGHTEN}/", "? Newest is 3. Another number on your card? Use this page. 3 2 1 " + OTHER),
    ],
)
def test_a_page_says_what_its_card_is_worth(path: str, words: str) -> None:
    """The same code on three cards of three years must not say the same."""
    assert first_line(sample.record(), path) == words


def test_a_change_of_safety_stops_the_whole_card() -> None:
    """The step that is the same is done at a machine that is not safe."""
    record = sample.record()
    work = record.releases[1]
    assert work.seal
    grave = replace(work, seal=replace(work.seal, effect=Effect.SAFETY, changed=((Anchor("tighten"), Effect.SAFETY),)))
    record = replace(record, releases=(record.releases[0], grave, record.releases[2]))

    said = first_line(record, f"{HAND_TIGHT}/1H/")

    assert said.startswith(
        "STOP. Do not use this card. Make the machine safe. Work from this page. Tell the maintenance"
    )
    assert said.endswith("This step is the same.")


def test_the_new_instruction_stands_before_the_old_one() -> None:
    """Whoever reads the old torque first may stop reading there."""
    page = pages_of(whole_of(sample.record()))[f"{TIGHTEN}/1H/index.html"]

    assert page.index("Tighten to 8 N·m.</h1>") < page.index("What was different?")
    assert "<li>Tighten to <del><small>old</small> 6</del> <ins><small>new</small> 8</ins>  N·m." in page


def test_a_test_card_of_a_released_aid_shows_no_instruction() -> None:
    """What was printed for trying out was never approved, whatever was approved since."""
    page = pages_of(whole_of(sample.record()))[f"{TIGHTEN}/0/index.html"]

    assert "TEST CARD. Not approved. Do not work from it." in text_of(page)
    assert "Tighten to" not in page
    assert f'href="/{TIGHTEN}/"' in page


def test_a_draft_shows_itself_under_a_band() -> None:
    """Reviewers try the draft at the machine; nobody else may take it for approved."""
    record = AidRecord(slug=Slug("filler-seal"))
    draft = sample.edition(sample.aid(), None)

    pages = pages_of(whole_of(record, edition=draft, draft=True))

    assert "TEST CARD. Not approved. Do not work from it." in text_of(pages[f"{TIGHTEN}/0/index.html"])
    assert "Tighten to 8 N·m.</h1>" in pages[f"{TIGHTEN}/0/index.html"]
    assert "DRAFT. Not approved." in text_of(pages["aids/filler-seal/index.html"])


def test_a_retired_code_leads_on_from_every_card() -> None:
    """A machine is gone, its cards hang on; they say so instead of going nowhere."""
    record = sample.record()
    retired = Retired(
        code=TIGHTEN,
        at=datetime(2027, 5, 4, 12, tzinfo=UTC),
        say="The nozzle snaps in now.",
        instead=Target(kind=TargetKind.STEP, slug=Slug("filler-seal"), anchor=Anchor("hand-tight")),
    )

    pages = pages_of(whole_of(replace(record, retired=(retired,))))

    for label in ("", "0/", "1H/", "2K/", "3P/"):
        said = text_of(pages[f"{TIGHTEN}/{label}index.html"])
        assert said.startswith("× This step ended on 4 May 2027. Take the card down. The nozzle snaps in now. Use: Fit")


def without_a_step() -> AidRecord:
    """The sample with a fourth release that has no `tighten` any more."""
    record = sample.record()
    new = record.releases[-1].aid
    phases = (new.phases[0], replace(new.phases[1], steps=new.phases[1].steps[:1]))
    last = sample.edition(replace(new, phases=phases), sample.seal(4, "Z", Effect.WORK, "tighten"))
    return replace(record, releases=(*record.releases, last))


def test_a_step_that_was_taken_out_says_so_and_shows_no_instruction() -> None:
    """Its symbol is on a wall; whoever scans it must not do what nobody does any more."""
    pages = pages_of(whole_of(without_a_step()))

    for label in ("", "1H/", "3P/"):
        page = pages[f"{TIGHTEN}/{label}index.html"]
        said = text_of(page)
        assert said.startswith("! This step is not in the job any more. Do not do it. Tell the maintenance lead")
        assert 'href="/aids/filler-seal/">All steps' in page
        assert "Tighten to 8" not in page.split("<details")[0]
        assert "<del><small>old</small> Tighten to 8 N·m." in page
    assert f"{TIGHTEN}/4Z/index.html" not in pages


def test_a_step_that_left_for_safety_stops_the_card() -> None:
    """What was taken out because it hurt somebody must not be done once more."""
    record = without_a_step()
    last = record.releases[-1]
    assert last.seal
    last = replace(last, seal=replace(last.seal, effect=Effect.SAFETY))
    record = replace(record, releases=(*record.releases[:-1], last))

    said = text_of(pages_of(whole_of(record))[f"{TIGHTEN}/3P/index.html"])

    assert said.startswith("STOP. Do not use this card. Make the machine safe. Tell the maintenance lead")
    assert "This step is not in the job any more." in said


def early() -> Whole:
    """The sample as it stands before its third release takes effect."""
    record = sample.record()
    now = replace(record, releases=record.releases[:2])
    later = replace(record, releases=record.releases[2:])
    return replace(whole_of(now), coming=later.releases, early=showing([later]), next=record.releases[2])


def test_a_release_that_is_not_yet_in_force_is_announced_and_not_shown() -> None:
    """Until the day, all machines run by the old words; but nobody should be surprised on the day."""
    pages = pages_of(early())

    asked = text_of(pages[f"{TIGHTEN}/index.html"])
    assert asked.startswith("? Newest is 2. Another number on your card? Use this page. 3 2 1 Not here?")
    assert "! From 3 Mar 2027: revision 3. The torque went from 6 to 8 N·m." in asked
    assert "From 3 Mar 2027: revision 3." in text_of(pages["aids/filler-seal/index.html"])
    assert text_of(pages[f"{TIGHTEN}/2K/index.html"]).startswith("✓ Card OK · revision 2")


def test_a_card_printed_early_says_from_when_it_holds() -> None:
    """Cards are printed before the day they are hung; who scans one works from what holds today."""
    said = text_of(pages_of(early())[f"{TIGHTEN}/3P/index.html"])

    assert said.startswith("! This card holds from 3 Mar 2027. Until then, work from this page.")


def test_a_card_whose_release_is_overtaken_before_its_day_says_that_it_never_holds() -> None:
    """Whoever hangs it on the day that is printed on it would hang an old card."""
    whole = early()
    overtaken = replace(whole, overtaken=frozenset(named(one) for one in whole.coming))

    said = text_of(pages_of(overtaken)[f"{TIGHTEN}/3P/index.html"])

    assert said.startswith("! This card will never hold. Do not work from it.")


def test_a_translation_says_where_its_source_went_on() -> None:
    """The Arabic reader must not be the last to hear of the new torque."""
    arabic = sample.record(arabic=True)
    source = sample.record().releases[1]
    behind = Behind(parts=(Late(anchor=Anchor("tighten"), since=source, effect=Effect.WORK),))
    late = replace(whole_of(arabic, beside=(source,)), behind=behind)
    code = dict(arabic.releases[0].codes)

    pages = pages_of(late)

    arabic_words = read_words(Language("ar"))
    told = arabic_words("See {language}.", language="English")
    assert told in pages[f"{code[Anchor('tighten')]}/1H/index.html"]
    assert 'href="/aids/filler-seal/#tighten"' in pages[f"{code[Anchor('tighten')]}/1H/index.html"]
    assert told not in pages[f"{code[Anchor('hand-tight')]}/1H/index.html"]
    assert told in pages["ar/aids/filler-seal/index.html"]


def behind_in_safety() -> Whole:
    """The Arabic sample, whose English source got another torque because somebody was hurt."""
    arabic = sample.record(arabic=True)
    source = sample.record().releases[1]
    return replace(
        whole_of(arabic, beside=(source,)),
        behind=Behind(
            parts=tuple(
                Late(anchor=Anchor(anchor), since=source, effect=Effect.SAFETY)
                for anchor in ("", "tighten", "it-moves")
            )
        ),
        original=Original(edition=source, words=EN),
    )


def test_a_translation_behind_in_safety_shows_the_step_of_its_source_first() -> None:
    """The English step may not be understood in full; the Arabic one may crush a hand."""
    late = behind_in_safety()
    code = dict(late.edition.codes)
    stop, safe = read_words(Language("ar"))("STOP."), read_words(Language("ar"))("Make the machine safe.")

    pages = pages_of(late)

    changed = pages[f"{code[Anchor('tighten')]}/1H/index.html"]
    assert text_of(changed).startswith(stop), safe
    assert changed.index('<div class="original" lang="en" dir="ltr">') < changed.index("<h2>Tighten to 6")
    assert changed.count("<h1") == 1
    assert "✓" not in changed.split("<main")[0]
    same = pages[f"{code[Anchor('hand-tight')]}/1H/index.html"]
    assert text_of(same).startswith(stop)
    assert 'class="original"' not in same.partition('id="_problem"')[0]
    assert 'class="original"' in pages[f"{code[Anchor('it-moves')]}/1H/index.html"]


def test_a_checklist_behind_in_safety_shows_head_steps_and_remedies_of_its_source_first() -> None:
    """What to wear, and what to do when it goes wrong, can hurt as a step can."""
    late = behind_in_safety()
    source = late.original.edition.aid if late.original else late.edition.aid
    worn, own = source.head.ppe[0], late.edition.aid

    page = pages_of(late)["ar/aids/filler-seal/index.html"]

    assert page.count('class="original"') == 3
    assert page.index(worn) < page.index(f'id="{own.steps[0].anchor}"')
    remedy = next(one for one in source.remedies if one.anchor == "it-moves")
    theirs = next(one for one in own.remedies if one.anchor == "it-moves")
    assert page.index(plain_blocks(remedy.fix)) < page.index(plain_blocks(theirs.fix))


def test_a_step_its_source_gave_up_says_so_before_it_is_read() -> None:
    """The English crew was told to stop doing it; nobody has told the Arabic one."""
    late = behind_in_safety()
    assert late.original
    aid = late.original.edition.aid
    phases = tuple(
        replace(phase, steps=tuple(step for step in phase.steps if step.anchor != "tighten")) for phase in aid.phases
    )
    gone = replace(late.original, edition=replace(late.original.edition, aid=replace(aid, phases=phases)))
    said = read_words(Language("ar"))("{language} no longer says this.", language="English")

    page = pages_of(replace(late, original=gone))[f"{dict(late.edition.codes)[Anchor('tighten')]}/1H/index.html"]

    assert said in page


def test_a_remedy_that_was_never_translated_stands_there_in_its_own_language() -> None:
    """Help in a foreign language is more than none."""
    late = behind_in_safety()
    aid = late.edition.aid
    short = tuple(one for one in aid.remedies if one.anchor != "it-moves")
    late = replace(late, edition=replace(late.edition, aid=replace(aid, remedies=short)))

    page = pages_of(late)["ar/aids/filler-seal/index.html"]

    assert '<details class="problem"><summary lang="en"><bdi>Something moves' in page
    assert '<div id="it-moves">' in page
