"""The address in a symbol."""

from __future__ import annotations

import pytest

from jobaids.codes.address import address
from jobaids.model.names import Code, Label


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("https://aids.example.com", "https://AIDS.EXAMPLE.COM/7K3QM0/12K/"),
        ("HTTPS://Aids.Example.com/", "https://AIDS.EXAMPLE.COM/7K3QM0/12K/"),
        ("https://example.com/Job/aids/", "https://EXAMPLE.COM/Job/aids/7K3QM0/12K/"),
        ("http://line3.local:8080", "http://LINE3.LOCAL:8080/7K3QM0/12K/"),
        ("https://bücher.example", "https://XN--BCHER-KVA.EXAMPLE/7K3QM0/12K/"),
    ],
)
def test_an_address_is_spelled_so_that_cameras_open_it(base_url: str, expected: str) -> None:
    """Several phones do not open a scheme in capitals, and hosts care about the case of a path."""
    spelled = address(base_url, Code("7K3QM0"), Label("12K"))

    assert spelled == expected
