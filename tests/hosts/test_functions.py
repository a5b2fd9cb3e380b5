"""The functions that lead a typed or printed path on at hosts with no server of their own, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from jobaids.adapters.templates import read_templates
from jobaids.codes.alphabet import ALPHABET, check_sign
from jobaids.model.settings import Host, Settings
from jobaids.render.hosts import host_files
from jobaids.render.page.site import look_of, site_of
from tests.render.page_sample import code_of

render = read_templates().render
CODE = code_of("filler-seal#hand-tight")
BASES = ("https://old.example.org/wiki", "https://aids.example.com", "https://aids.example.com/v1")
CLOUDFRONT = """
const answers = [];
for (const path of JSON.parse(process.argv[1])) {
  const answer = handler({ request: { uri: path } });
  answers.push(answer.uri || [answer.statusCode, (answer.headers || { location: {} }).location.value]);
}
console.log(JSON.stringify(answers));
"""
CLOUDFLARE = """
import { onRequest } from MODULE;
const answers = [];
for (const path of JSON.parse(process.argv[2])) {
  const context = { request: new Request("https://aids.example.com" + path), next: () => "the file" };
  const answer = onRequest(context);
  answers.push(answer === "the file" ? answer : [answer.status, answer.headers.get("Location")]);
}
console.log(JSON.stringify(answers));
"""
NETLIFY = """
import arrive from MODULE;
const answers = [];
for (const path of JSON.parse(process.argv[2])) {
  const answer = arrive(new Request("https://aids.example.com" + path));
  answers.push(answer === undefined ? "the file" : [answer.status, answer.headers.get("Location")]);
}
console.log(JSON.stringify(answers));
"""


def written(host: Host, base: str = "https://aids.example.com") -> dict[str, str]:
    """Every file for hosts, by path."""
    settings = Settings()
    settings = replace(settings, site=replace(settings.site, host=host, base_url=base))
    look = look_of(settings, render)
    return {page.path: page.text for page in host_files(site_of(settings, look), look, BASES, (), render)}


def node(*arguments: str) -> list[object]:
    """What Node prints, as JSON."""
    binary = shutil.which("node")
    assert binary, "node is not here; `make test` brings it"
    ran = subprocess.run((binary, *arguments), capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    return list(json.loads(ran.stdout))


def cloudfront(function: str, *paths: str) -> list[object]:
    """What the viewer function makes of some paths."""
    return node("-e", function + CLOUDFRONT, json.dumps(paths))


def module(folder: Path, function: str, asking: str, *paths: str) -> list[object]:
    """What a function that is a module makes of some paths."""
    (folder / "function.mjs").write_text(function)
    (folder / "ask.mjs").write_text(asking.replace("MODULE", '"./function.mjs"'))
    return node(str(folder / "ask.mjs"), json.dumps(paths))


PATHS = (
    f"/{CODE}/12K/",
    f"/{CODE.lower()}/12k/",
    f"/{CODE.lower().replace('0', 'o')}/12K",
    f"/{CODE}/",
    f"/{CODE}",
    f"/{CODE}/0/",
    "/aids/filler-seal/",
    f"/{CODE[:5]}{ALPHABET[(ALPHABET.index(CODE[5]) + 1) % 32].lower()}/12k/",
    f"/{CODE}/12K/more/",
    "/v1/7K3QMX/12K/",
    f"/{CODE}/hello/",
    f"/{CODE}/index.html",
    f"/{CODE}/i2k/",
)


def led(host: Host) -> list[str | None]:
    """Where each of these is to lead; None where it stays."""
    cards = {Host.STATIC: (f"/{CODE}/12K/", None), Host.REWRITES: (f"/{CODE}/#R12K", f"/{CODE}/#R12K")}
    card, printed = cards[host]
    trial = None if host is Host.STATIC else f"/{CODE}/#R0"
    moved = "https://aids.example.com/7K3QMX/12K/"
    strange = None if host is Host.STATIC else f"/{CODE}/#R"
    return [printed, card, card, None, f"/{CODE}/", trial, None, None, None, moved, strange, None, card]


@pytest.mark.parametrize("host", list(Host))
def test_every_function_leads_to_the_same_places(host: Host, tmp_path: Path) -> None:
    """A card must not open at one host and be lost at the next."""
    files = written(host)
    expected = [[302, place] if place else "the file" for place in led(host)]

    at_cloudflare = module(tmp_path, files["hosts/cloudflare/functions/_middleware.js"], CLOUDFLARE, *PATHS)
    at_netlify = module(tmp_path, files["hosts/netlify/edge-functions/arrive.js"], NETLIFY, *PATHS)
    at_cloudfront = cloudfront(files["hosts/cloudfront/function.js"], *PATHS)

    assert at_cloudflare == expected
    assert at_netlify == expected
    assert [one if isinstance(one, list) else "the file" for one in at_cloudfront] == expected


def test_cloudfront_asks_its_bucket_for_files() -> None:
    """A bucket knows no folders: whoever asks it for one gets an error in XML."""
    function = written(Host.STATIC)["hosts/cloudfront/function.js"]

    asked = cloudfront(function, "/", "/aids/filler-seal/", "/aids/filler-seal", f"/{CODE}/12K/", "/aids.json")

    assert asked == [
        "/index.html",
        "/aids/filler-seal/index.html",
        "/aids/filler-seal/index.html",
        f"/{CODE}/12K/index.html",
        "/aids.json",
    ]


def test_the_check_sign_is_reckoned_as_codes_are_made() -> None:
    """A function that reckons otherwise would lead half of all cards nowhere."""
    function = written(Host.STATIC)["hosts/cloudfront/function.js"]
    codes = [code_of(f"step {number}") for number in range(200)]
    assert all(check_sign(code[:5]) == code[5] for code in codes)

    led_to = cloudfront(function, *(f"/{code.lower()}/" for code in codes))

    assert led_to == [[302, f"/{code}/"] for code in codes if any(sign.isalpha() for sign in code)]


def test_an_old_host_leads_on_from_a_bucket() -> None:
    """What was printed with the old address opens at the new one, whatever serves the old."""
    function = written(Host.STATIC)["hosts/old/old.example.org/cloudfront/function.js"]

    led_to = cloudfront(function, f"/wiki/{CODE}/12K/", f"/wiki/{CODE.lower()}/", "/elsewhere")

    new = "https://aids.example.com"
    assert led_to[:2] == [[302, f"{new}/{CODE}/12K/"], [302, f"{new}/{CODE.lower()}/"]]
    assert led_to[2] == [404, None]
