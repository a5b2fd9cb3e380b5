"""What hosts are told: every header, every redirect, and where the site once was."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from jobaids.adapters.templates import read_templates
from jobaids.model.names import Code, Label
from jobaids.model.settings import Host, Settings
from jobaids.render.hosts import former_hosts, host_files
from jobaids.render.page.site import Look, Site, headers, look_of, site_of

render = read_templates().render
CARDS = ((Code("7K3QMX"), Label("0")), (Code("7K3QMX"), Label("12K")))
BASES = (
    "https://OLD.example.org/wiki/",
    "https://old.example.org/wiki/v2",
    "https://aids.example.com",
    "https://plant.example.org:8443",
)


def settings(host: Host = Host.STATIC, base: str = "https://aids.example.com", *, index: bool = False) -> Settings:
    """Settings of a site at an address."""
    standard = Settings()
    return replace(standard, site=replace(standard.site, host=host, base_url=base, index=index))


def site_and_look(of: Settings) -> tuple[Site, Look]:
    """The site of some settings."""
    look = look_of(of, render)
    return site_of(of, look), look


def written(of: Settings) -> dict[str, str]:
    """Every file for hosts, by path."""
    site, look = site_and_look(of)
    pages = list(host_files(site, look, BASES, CARDS, render))
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page.text for page in pages}


@pytest.mark.parametrize(
    "path", ["site/_headers", "hosts/nginx/site.conf", "hosts/caddy/site.caddy", "hosts/cloudfront/headers.json"]
)
def test_every_host_is_told_every_header(path: str) -> None:
    """`frame-ancestors` is heeded in a header only: without it, any page could lay its own over an instruction."""
    _, look = site_and_look(settings())

    text = written(settings())[path]

    for name, value in (*headers(look), ("X-Robots-Tag", "noindex")):
        if (name, path) != ("X-Content-Type-Options", "hosts/cloudfront/headers.json"):
            assert value in text, name
    assert "&#" not in text


def test_what_search_engines_may_list_is_not_hidden() -> None:
    """Whoever wants to be found says so in the settings; the headers must not say otherwise."""
    assert not [path for path, text in written(settings(index=True)).items() if "X-Robots-Tag" in text]


def test_the_policy_of_cloudfront_is_whole() -> None:
    """One missing comma, and a site goes out without any of its headers."""
    policy = json.loads(written(settings())["hosts/cloudfront/headers.json"])

    custom = policy["CustomHeadersConfig"]
    assert custom["Quantity"] == len(custom["Items"]) == 2
    assert policy["Name"] == "aids-example-com"
    assert policy["SecurityHeadersConfig"]["ContentTypeOptions"] == {"Override": True}


def test_a_host_that_redirects_has_a_line_for_each_printed_address() -> None:
    """Some hosts redirect line by line, even where a page is: a general rule would lead every page astray."""
    files = written(settings(Host.REWRITES))

    lines = files["site/_redirects"].split("\n")

    assert lines == ["/7K3QMX/0/ /7K3QMX/#R0 302", "/7K3QMX/12K/ /7K3QMX/#R12K 302", "", ""]
    assert written(settings())["site/_redirects"].strip() == ""


def test_every_old_host_leads_to_the_new_one() -> None:
    """The registry remembers every address that was ever printed; so do the files."""
    files = written(settings())

    assert {path.split("/")[2] for path in files if path.startswith("hosts/old/")} == {
        "old.example.org",
        "plant.example.org-8443",
    }
    assert files["hosts/old/old.example.org/_redirects"] == (
        "/wiki/v2/* https://aids.example.com/:splat 302\n/wiki/* https://aids.example.com/:splat 302\n\n"
    )
    assert files["hosts/old/plant.example.org-8443/_redirects"] == "/* https://aids.example.com/:splat 302\n\n"


def test_an_address_that_only_differs_in_capitals_is_no_other() -> None:
    """Symbols hold the host in capitals; a redirect to itself would never end."""
    site, _ = site_and_look(settings(base="https://Aids.Example.com"))

    assert former_hosts(site, ("https://AIDS.EXAMPLE.COM/", "https://aids.example.com")) == ()


def test_an_old_path_on_the_same_host_is_led_on_by_its_own_server() -> None:
    """One host cannot have two servers; and the whole host must not be led into itself."""
    files = written(settings(base="https://old.example.org/wiki/v3"))

    assert not [path for path in files if path.startswith("hosts/old/old.example.org/")]
    assert "location /wiki/v2/ {" in files["hosts/nginx/site.conf"]
    assert "location /wiki/ {" in files["hosts/nginx/site.conf"]
    redirects = files["site/_redirects"].split("\n")
    assert "/wiki/v2/* https://old.example.org/wiki/v3/:splat 302" in redirects
    assert not [line for line in redirects if line.startswith("/wiki/* ")]


@pytest.mark.parametrize("path", ["hosts/nginx/site.conf", "hosts/caddy/site.caddy"])
def test_no_server_is_asked_for_a_permanent_redirect(path: str) -> None:
    """A phone remembers a permanent one for ever, and goes round in circles once the site moves back."""
    text = written(settings(Host.REWRITES))[path]

    assert not re.search(r"\b30[18]\b|permanent", text)
    assert "302" in text
