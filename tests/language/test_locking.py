"""Which words are of lock-out."""

from __future__ import annotations

import pytest

from jobaids.language.locking import speaks_of_locking


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lock out the filler."),
        ("en", "Hang your lock."),
        ("en", "Lock and tag before you open the guard."),
        ("en", "LOTO point 3"),
        ("en", "Turn the isolator to OFF."),
        ("es", "Bloquee la llenadora."),
        ("es", "Cuelgue su candado."),
        ("de", "Anlage freischalten."),
        ("fr", "Consigner la machine."),
        ("ar", "ضع قفلك على العازل."),
        ("zh", "断电、上锁、挂牌。"),
        ("pl", "Lockout"),
    ],
)
def test_words_of_lock_out_are_known(language: str, text: str) -> None:
    """A tick on a screen must never stand for a lock on an isolator."""
    assert speaks_of_locking(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Wipe the block."), ("en", "Check the clock."), ("es", "Limpie la boquilla."), ("zh", "擦拭喷嘴。")],
)
def test_other_work_is_ticked(language: str, text: str) -> None:
    """A list that offers no boxes helps nobody to keep the place."""
    assert not speaks_of_locking(text, language)
