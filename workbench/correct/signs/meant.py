"""Signs that are left alone whatever they look like: what documents are full of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.correct.hypothesis import Scene
from workbench.correct.neighbours import Association
from workbench.correct.signs.setting import Setting, settings_of
from workbench.correct.signs.sign import Sign, signs_of
from workbench.model.text import Span, Token

_MEANT = frozenset("§№*…")
_WITH_NUMBERS = frozenset("%‰°+=<>×±$£€")
_BEHIND = ".,;:)»"  # what may follow a sign in the same run
_BESIDE_A_STOP = frozenset(".)»!?")
_SHORTENED = frozenset("гтспдлнэрчмх")  # letters that are no words: "1962 г.", "т. е.", "с. г."
_FILL_IN = 4  # signs of one kind in a row that are a line to write on
_CLOSES = {")": "(", "]": "[", "}": "{"}


def in_question(scene: Scene, association: Association | None) -> Iterator[Setting]:
    """The signs of a paragraph that may be wrong, in order, each in its setting."""
    pairs = paired(tuple(signs_of(scene.passage.text)))
    for setting in settings_of(scene, association):
        if not is_meant(setting, pairs):
            yield setting


def is_meant(setting: Setting, paired: frozenset[Span]) -> bool:
    """Whether a sign stands where such signs belong.

    Args:
        setting: the sign and what is around it.
        paired: the brackets and quotation marks of the paragraph that have a partner.
    """
    sign = setting.sign
    if sign.span in paired:
        return True
    if sign.place == "alone":
        return _stands_for_itself(setting)
    if sign.place == "after" and sign.text in ".,:":
        return _belongs_to_the_word(setting)
    return set(sign.text) <= _MEANT or _goes_with_a_number(setting, sign.text)


def _stands_for_itself(setting: Setting) -> bool:
    """§ 2, 5 %., - 2 -, a dash that begins a speech, a line to write on."""
    text = setting.sign.text
    core = text.rstrip(_BEHIND) or text
    if len(text) >= _FILL_IN and len(set(text)) == 1:
        return True
    if setting.sign.kind == "dash":
        return setting.left is None or "1" in setting.sides
    return set(core) <= _MEANT or _goes_with_a_number(setting, core)


def _goes_with_a_number(setting: Setting, text: str) -> bool:
    return set(text) <= _WITH_NUMBERS and "1" in setting.sides


def _belongs_to_the_word(setting: Setting) -> bool:
    """A colon before a name or a speech, decimals, and the full stops that end no sentence."""
    sign, left = setting.sign, setting.left
    if sign.text == ":":
        return setting.begins_anew
    attached = left is not None and left.end == sign.span.start
    if left is not None and attached and left.text[-1].isdigit():
        return True
    return sign.text == "." and _is_usual_stop(setting, left if attached else None)


def _is_usual_stop(setting: Setting, word: Token | None) -> bool:
    """One of three dots, one before what closes, that of an initial or an abbreviation."""
    if set(setting.beside) & _BESIDE_A_STOP:
        return True
    if word is None or len(word.text) > 1:
        return word is not None and setting.standing[0] == "abbreviation"
    return word.text.isupper() or word.text in _SHORTENED


def paired(signs: Sequence[Sign]) -> frozenset[Span]:
    """Brackets and quotation marks that open before a word and close after one."""
    found: set[Span] = set()
    opened: list[Sign] = []
    for sign in signs:
        if sign.kind not in ("quote", "bracket") or sign.place == "alone":
            continue
        if sign.place == "before":
            opened.append(sign)
            continue
        partner = next((other for other in reversed(opened) if _closes(sign, other)), None)
        if partner is not None:
            opened.remove(partner)
            found |= {partner.span, sign.span}
    return frozenset(found)


def _closes(sign: Sign, other: Sign) -> bool:
    if sign.kind == "quote":
        return other.kind == "quote"
    return _CLOSES.get(sign.text) == other.text
