"""The address a symbol holds."""

from __future__ import annotations

from jobaids.model.names import Code, Label


def address(base_url: str, code: Code, label: Label) -> str:
    """The address of a code and a revision, such as `https://AIDS.EXAMPLE.COM/7K3QMX/12K/`.

    The scheme is in lower case, for several cameras do not open `HTTPS://`; host, code and label are in upper case
    for the alphanumeric mode of ISO/IEC 18004; a path of the base keeps its case. The closing slash saves a redirect.
    """
    scheme, _, rest = base_url.strip().partition("://")
    host, _, path = rest.partition("/")
    folders = "".join(f"/{part}" for part in path.split("/") if part)
    return f"{scheme.lower()}://{_ascii(host).upper()}{folders}/{code}/{label}/"


def _ascii(host: str) -> str:
    """A host name as the network knows it; names of other scripts in their `xn--` form."""
    return host if host.isascii() else host.encode("idna").decode("ascii")
