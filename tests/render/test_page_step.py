"""The page of a step: what stands in which order, what it may load, how large it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from jobaids.adapters.templates import read_templates
from jobaids.model.aid import Borrowed, Clip, Provider, Signal
from jobaids.model.names import Anchor, Label, Seconds, Slug
from jobaids.model.settings import Settings, SiteSettings, Theme
from jobaids.render.page.figure import clock, film_of, window
from jobaids.render.page.leads import leads_of
from jobaids.render.page.site import headers, look_of, shrink_style, site_of
from jobaids.render.page.step import dense
from jobaids.render.page.whole import percent
from tests.render import page_sample as sample
from tests.render.page_rooms import look, pages_of, site, whole_of
from tests.render.page_sample import code_of

TIGHTEN = code_of("filler-seal#tighten")


def step_page() -> str:
    """The newest page of the step with everything on it."""
    arabic = sample.record(arabic=True).releases[-1]
    return pages_of(whole_of(sample.record(), beside=(arabic,)))[f"{TIGHTEN}/3P/index.html"]


def test_what_keeps_somebody_whole_stands_before_what_to_do() -> None:
    """A hazard read after the action is read too late."""
    page = step_page()

    order = [
        page.index(one)
        for one in (
            "Card OK",
            '<a href="/aids/filler-seal/">Change the filler seal</a>',
            "7 of 8",
            "العربية",
            "Keep your face away",
            ">7</span>",
            "Tighten to 8 N·m.</h1>",
            "crosswise",
            "<img",
            "<video",
            "stop at the first click",
            "It worked",
            "All steps",
            "Learn more",
            "Safety lead",
        )
    ]

    assert order == sorted(order)


def test_nothing_of_a_page_is_unescaped() -> None:
    """A title pasted from anywhere is words and nothing else."""
    aid = sample.aid()
    sharp = '"><script>alert(1)</script>{{ 7 * 7 }}'
    step = replace(aid.steps[0], quick=sharp, action=sharp)
    phases = (replace(aid.phases[0], steps=(step, *aid.phases[0].steps[1:])), aid.phases[1])
    edition = sample.edition(replace(aid, title=sharp, phases=phases), sample.record().releases[-1].seal)

    pages = pages_of(whole_of(replace(sample.record(), releases=(edition,)), edition=edition))

    for path, text in pages.items():
        if path.endswith(".html"):
            assert "<script>alert" not in text, path
            assert "{{ 7 * 7 }}" in text, path


def test_a_host_is_told_the_same_policy_and_a_little_more() -> None:
    """Who may frame a page can only be said in a header."""
    told = dict(headers(look()))

    assert told["Content-Security-Policy"] == f"{site().policy}; frame-ancestors 'self'"


@pytest.mark.parametrize(
    ("embed", "ancestors", "reader"),
    [
        (("*",), "*", "*"),
        (("https://mes.example.com",), "'self' https://mes.example.com", "https://mes.example.com"),
        (
            ("https://mes.example.com", "https://lms.example.com"),
            "'self' https://mes.example.com https://lms.example.com",
            "*",
        ),
    ],
)
def test_other_systems_show_a_site_where_its_settings_name_them(
    embed: tuple[str, ...], ancestors: str, reader: str
) -> None:
    """A company's own systems are let in, and nobody has to let in everybody."""
    told = dict(headers(look(), embed))

    assert told["Content-Security-Policy"].endswith(f"; frame-ancestors {ancestors}")
    assert told["Access-Control-Allow-Origin"] == reader
    assert told["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in dict(headers(look()))


def test_a_site_is_kept_out_of_search_engines_unless_asked() -> None:
    """A company's lock-out points are nobody else's reading."""
    closed = step_page()
    open_site = site_of(Settings(site=SiteSettings(index=True)), look())

    assert '<meta name="robots" content="noindex">' in closed
    assert open_site.index
    assert not site_of(Settings(site=SiteSettings(index=True)), look(), draft=True).index


def test_a_theme_changes_colours_and_can_do_nothing_else() -> None:
    """A colour is data; a style sheet in its place would be a way in."""
    theme = Theme(colours=(("ink", "#123456"), ("paper", "red;}body{display:none"), ("a}", "#fff")))

    style = look_of(Settings(theme=theme), read_templates().render).style

    assert "--ink:#123456" in style
    assert "display:none" not in style.replace(" ", "").split("--ink:#123456")[1].split("}")[0]
    assert "a}:" not in style


def test_a_style_loses_its_comments_and_keeps_its_meaning() -> None:
    """The style travels with every page, so every sign of it counts."""
    assert (
        shrink_style("/* a */ a:hover , b  > c { color : red;\n margin: 0 1px; }")
        == "a:hover,b > c{color : red;margin:0 1px}"
    )


def test_long_hazards_make_room_for_the_action() -> None:
    """The action has to stand above the fold whatever is said before it."""
    short = sample.alert(Signal.NOTICE, "Use no steel tool.")
    long = sample.alert(Signal.DANGER, "Do not open the guard before your own lock is on. " * 3)

    assert not dense(short, "Lift out the old seal.")
    assert dense(long, "Lift out the old seal.")


def test_feedback_knows_what_was_on_the_screen() -> None:
    """Nobody with a glove on types a code into a mail."""
    assert f'href="mailto:aids@example.com?subject={TIGHTEN}-3P%20step%207"' in step_page()
    assert percent("شد 7") == "%D8%B4%D8%AF%207"


def borrowing() -> dict[str, str]:
    """The pages of an aid whose fourth step belongs to another."""
    aid = sample.aid()
    loan = Borrowed(slug=Slug("lock-out"), anchor=Anchor("try"), code="TRYSTP", label="4M")
    steps = tuple(replace(one, borrowed=loan) if one.anchor == "wipe-groove" else one for one in aid.phases[0].steps)
    edition = sample.edition(
        replace(aid, phases=(replace(aid.phases[0], steps=steps), aid.phases[1])), sample.record().releases[-1].seal
    )
    record = replace(sample.record(), codes=(), releases=(edition,))
    whole = whole_of(record, edition=edition)
    assert Anchor("wipe-groove") not in {lead.anchor for lead in leads_of(whole)}
    return pages_of(whole)


def test_a_borrowed_step_does_not_lead_into_another_job() -> None:
    """Whoever follows Next into the other aid would leave this one half done."""
    before = borrowing()[f"{code_of('filler-seal#old-seal-out')}/3P/index.html"]

    bar = before.split('class="bar"')[1]

    assert 'href="/aids/filler-seal/#wipe-groove"' in bar
    assert not any(path.startswith(code_of("filler-seal#wipe-groove")) for path in borrowing())


@pytest.mark.parametrize(("seconds", "said"), [(34, "0:34"), (75.4, "1:15"), (None, ""), (9, "0:09")])
def test_a_clip_says_how_long_it_runs(seconds: float | None, said: str) -> None:
    """Nobody holding a tool starts a film of unknown length."""
    assert clock(seconds) == said


def test_a_clip_elsewhere_is_a_link_with_its_length() -> None:
    """Before the tap no third party may learn who stands at which machine."""
    clip = Clip(
        source="https://www.youtube.com/watch?v=x",
        title="Tighten",
        provider=Provider.YOUTUBE,
        start=Seconds(4),
        end=Seconds(38),
    )
    whole = whole_of(sample.record())

    film = film_of(clip, whole.edition, whole.site.addresses, whole.words)

    assert film
    assert (film.address, film.length, film.player) == ("https://www.youtube.com/watch?v=x&t=4", "0:34", "YouTube")
    assert window(clip) == "#t=4,38"


def test_captions_in_the_language_of_the_page_come_first() -> None:
    """The first captions are the ones that show; a worker should not have to look for theirs."""
    arabic = whole_of(sample.record(arabic=True))
    clip = arabic.edition.aid.steps[0].clip
    assert clip

    film = film_of(clip, arabic.edition, arabic.site.addresses, arabic.words)

    assert film
    assert [one.language for one in film.captions] == ["ar", "en"]


def test_programs_read_the_steps_with_an_address_each() -> None:
    """A kiosk or a search engine shows the step and can send people to it."""
    page = pages_of(whole_of(sample.record()))["aids/filler-seal/index.html"]
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert script

    howto = json.loads(script[1])

    step = howto["step"][6]
    assert (howto["@type"], len(howto["step"]), howto["totalTime"]) == ("HowTo", 8, "PT12M")
    assert step["url"] == f"https://aids.example.com/{TIGHTEN}/"
    assert (step["video"]["startOffset"], step["video"]["endOffset"], step["video"]["duration"]) == (58, 72, "PT14S")


def test_an_aid_is_there_for_programs_with_all_its_words() -> None:
    """The guide inside another system shows the same words as the page."""
    file = pages_of(whole_of(sample.record()))["aids/filler-seal/index.json"]

    aid = json.loads(file)

    step = aid["phases"][1]["steps"][1]
    assert (aid["revision"], aid["tell"]) == (Label("3P"), "the maintenance lead, extension 210")
    assert step["alerts"][0]["signal"] == "warning"
    assert step["key_points"][0]["why"] == "more than 8 N·m squeezes the seal out of its groove."
    assert step["url"] == f"https://aids.example.com/{TIGHTEN}/"
