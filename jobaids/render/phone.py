"""What is said of phones at a station."""

from __future__ import annotations

from jobaids.language.words import Words
from jobaids.model.station import PhoneUse


def phone_words(use: PhoneUse, words: Words) -> str:
    """When a phone may be taken out."""
    match use:
        case PhoneUse.OK:
            return ""
        case PhoneUse.STOPPED:
            return words("Use a phone only with the machine stopped.")
        case PhoneUse.NEVER:
            return words("No phones at this station. Step away first.")
