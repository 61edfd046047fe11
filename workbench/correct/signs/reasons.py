"""Why a sign is suspected, in words an editor understands."""

from __future__ import annotations

from workbench.correct.signs.setting import Setting
from workbench.correct.signs.sign import REMOVED

_NAMES = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "–": "dash"}


def reason(setting: Setting, reading: str) -> str:
    """What speaks for a reading of a sign; for the sign as it stands, that it may be right."""
    sign = setting.sign
    if reading == sign.text:
        return "as it stands"
    if reading == REMOVED:
        return _why_stray(setting)
    if sign.text == "." and setting.goes_on and not reading.isalpha():
        return "no sentence ends here: the next word is not capitalised"
    if reading == "." and setting.begins_anew:
        return "a sentence ends here: the next word is capitalised"
    return f"{_NAMES.get(reading, reading)} read as {sign.text}"


def _why_stray(setting: Setting) -> str:
    sign = setting.sign
    if sign.place == "alone":
        return "a stray mark between words" if setting.left and setting.right else "a stray mark"
    if sign.text == "." and setting.goes_on:
        return "a stray mark: the sentence goes on"
    return f"a stray mark {'at the end of' if sign.place == 'after' else 'before'} a word"
