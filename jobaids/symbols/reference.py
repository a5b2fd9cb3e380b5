"""The modules of a symbol by `qrcode`: for versions that `encoder` does not make, and to prove those it makes.

The only import of `qrcode`. It brings an imaging library, which takes longer to start than all symbols of a
build take to make, so it waits until it is asked for.
"""

from __future__ import annotations

from jobaids.symbols.level import INDICATORS, Level
from jobaids.symbols.payload import Segment


def reference_rows(parts: tuple[Segment, ...], version: int, level: Level) -> tuple[int, ...]:
    """The rows of a symbol, one bit a module, the leftmost the highest.

    Raises:
        qrcode.exceptions.DataOverflowError: the version does not hold the segments.
    """
    from qrcode import QRCode  # noqa: PLC0415 - see above
    from qrcode.util import QRData  # noqa: PLC0415 - see above

    # The version is set from the start and never read back: reading it on a QRCode may change it.
    code = QRCode(version=version, error_correction=INDICATORS[level], border=0)
    for part in parts:
        code.add_data(QRData(part.text, mode=part.mode.value))
    code.make(fit=False)
    return tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in code.get_matrix())


def reference_capacity(version: int, level: Level) -> int:
    """How many bits a version holds at a level (ISO/IEC 18004, table 7)."""
    from qrcode.util import BIT_LIMIT_TABLE  # noqa: PLC0415 - see above

    return int(BIT_LIMIT_TABLE[INDICATORS[level]][version])
