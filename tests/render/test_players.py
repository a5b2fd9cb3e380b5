"""What third parties are asked for, and who may be asked at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.model.aid import Clip, Provider
from jobaids.model.names import Seconds
from jobaids.render.page.players import frame_of, frame_origins, origin_of
from jobaids.render.page.site import headers
from tests.render import page_sample as sample
from tests.render.page_rooms import look, pages_of, whole_of

UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
FRAMES = (
    (
        Provider.YOUTUBE,
        "https://youtu.be/M7lc1UVf-VE",
        (
            "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1&playsinline=1&rel=0&start=4&end=39&hl=es"
            "&cc_lang_pref=es&cc_load_policy=1"
        ),
    ),
    (
        Provider.YOUTUBE,
        "https://www.youtube.com/shorts/M7lc1UVf-VE",
        (
            "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1&playsinline=1&rel=0&start=4&end=39&hl=es"
            "&cc_lang_pref=es&cc_load_policy=1"
        ),
    ),
    (
        Provider.VIMEO,
        "https://vimeo.com/76979871/abcdef1234",
        "https://player.vimeo.com/video/76979871?h=abcdef1234&autoplay=1&dnt=1&playsinline=1&texttrack=es#t=4s",
    ),
    (
        Provider.VIMEO,
        "https://player.vimeo.com/video/76979871",
        "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&playsinline=1&texttrack=es#t=4s",
    ),
    (
        Provider.STREAM,
        "https://acme.sharepoint.com/sites/plant/_layouts/15/embed.aspx?UniqueId=1a2b",
        (
            "https://acme.sharepoint.com/sites/plant/_layouts/15/embed.aspx?UniqueId=1a2b"
            "&embed=%7B%22af%22:true,%22st%22:4%7D"
        ),
    ),
    (
        Provider.STREAM,
        "https://web.microsoftstream.com/video/1a2b-3c",
        "https://web.microsoftstream.com/embed/video/1a2b-3c?autoplay=true&st=4",
    ),
    (Provider.STREAM, "https://acme.sharepoint.com/:v:/s/plant/EaBc", ""),
    (
        Provider.WISTIA,
        "https://acme.wistia.com/medias/e4a27b971d",
        (
            "https://fast.wistia.net/embed/iframe/e4a27b971d?autoPlay=true&doNotTrack=true&playsinline=true&time=4"
            "&plugin[captions-v1][onByDefault]=true&plugin[captions-v1][language]=es"
        ),
    ),
    (
        Provider.LOOM,
        "https://www.loom.com/share/0281766fa2d04bb788eaf19e65135184",
        "https://www.loom.com/embed/0281766fa2d04bb788eaf19e65135184?autoplay=1&hide_share=true&hide_owner=true&t=4",
    ),
    (
        Provider.PEERTUBE,
        f"https://video.example.org/videos/watch/{UUID}",
        f"https://video.example.org/videos/embed/{UUID}?autoplay=1&p2p=0&peertubeLink=0&start=4&stop=39&subtitle=es",
    ),
)


def clip(provider: Provider, source: str) -> Clip:
    """From 4 s to 38.5 s."""
    return Clip(source=source, title="Seat it", provider=provider, start=Seconds(4), end=Seconds(38.5))


@pytest.mark.parametrize(("provider", "source", "frame"), FRAMES)
def test_a_player_is_asked_for_the_part_in_the_language_of_the_page(
    provider: Provider, source: str, frame: str
) -> None:
    """A player that starts at the beginning, in another language, is one that nobody watches."""
    assert frame_of(clip(provider, source), "es-MX") == frame


@pytest.mark.parametrize(("provider", "source", "frame"), FRAMES)
def test_what_an_author_wrote_stays_within_the_address(provider: Provider, source: str, frame: str) -> None:
    """An address is written into a page and into a policy; it must not open either."""
    hostile = frame_of(clip(provider, f"{source}\"'<>;%0a script-src *"), "es")

    assert origin_of(hostile) == origin_of(frame)
    assert ";" not in origin_of(hostile)


def test_a_page_allows_the_players_of_its_own_clips_only() -> None:
    """One aid with a film elsewhere must not open all pages to its player."""
    record = sample.record()
    newest = record.releases[-1]
    steps = (replace(newest.aid.steps[0], clip=clip(Provider.VIMEO, "https://vimeo.com/76979871")),)
    foreign = replace(newest, aid=replace(newest.aid, phases=(replace(newest.aid.phases[0], steps=steps),)))

    with_player = pages_of(whole_of(replace(record, releases=(foreign,))))
    without = pages_of(whole_of(record))

    assert frame_origins(foreign) == ("https://player.vimeo.com",)
    assert "; frame-src https://player.vimeo.com" in with_player["aids/filler-seal/index.html"]
    assert not [path for path, text in without.items() if "frame-src" in text]


def test_a_host_allows_what_any_page_does() -> None:
    """A browser heeds the stricter of header and page; without the header's word no player would come."""
    told = dict(headers(look(), players=("https://player.vimeo.com", "https://www.loom.com")))

    assert "; frame-src https://player.vimeo.com https://www.loom.com; " in told["Content-Security-Policy"]
