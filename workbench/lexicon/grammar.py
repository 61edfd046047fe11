"""Grammatical classes of Russian word forms, from pymorphy3's dictionary without its analyser.

A class is what a neighbour can see of a form: part of speech, case, number and gender, and of a
verb whether it takes an object. "министром" is in one class; "работы" is in three.
"""

from __future__ import annotations

import array
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import regex

from workbench.lexicon.records import Records

_LONGEST_SUFFIX = 5
_GUESSES = 4  # classes taken for a word that no dictionary has
_CASES = {
    "gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc2": "accs", "voct": "nomn",
}  # fmt: skip
_PERSONS = frozenset(("Name", "Surn", "Patr"))
_DOUBTFUL = frozenset(("Abbr", "Arch", "Erro", "Slng", "Dist", "Infr", "Litr", "Subx", "Inmx"))
_WITH_OBJECT = frozenset(("VERB", "INFN", "GRND"))
_DECLINED = frozenset(("NOUN", "ADJF", "PRTF"))
_NUMBER = regex.compile(r"\d.*")

CASES = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
"""The cases as the names of classes have them."""

NUMBER = "NUMB"
"""Class of a token that begins with a digit."""

UNKNOWN = "UNKN"
"""Class of a token that is neither a Russian word nor a number."""


def class_of(tag: str) -> str:
    """The class of an OpenCorpora tag such as "NOUN,anim,masc sing,ablt"."""
    grammemes = tag.replace(" ", ",").split(",")
    marks = frozenset(grammemes)
    speech = grammemes[0]
    name = [speech]
    if speech == "NOUN" and marks & _PERSONS:
        name = ["NAME"]
    elif speech == "ADJF" and "Apro" in marks:
        if "Fixd" in marks:
            return "APRO"
        name = ["APRO"]
    case = next((_CASES.get(g, g) for g in grammemes if _CASES.get(g, g) in CASES), "")
    shape = _shape(marks)
    if case:
        name.append(case)
    if speech in ("ADJS", "PRTS", *_DECLINED) or (speech == "NPRO" and case == "nomn"):
        name.append(shape)
    if case == "accs" and shape in ("masc", "plur") and speech in _DECLINED:
        name.append("anim" if "anim" in marks else "inan")
    if speech == "VERB":
        name.append(_conjugation(marks, shape))
    if speech in _WITH_OBJECT:
        name.append("tran" if "tran" in marks else "intr")
    return " ".join(name)


def _shape(marks: frozenset[str]) -> str:
    """Gender, or plural."""
    if "plur" in marks:
        return "plur"
    return next((gender for gender in ("femn", "neut") if gender in marks), "masc")


def _conjugation(marks: frozenset[str], shape: str) -> str:
    if "impr" in marks:
        return "impr"
    if "past" in marks:
        return f"past {shape}"
    person = next((mark for mark in ("1per", "2per", "3per") if mark in marks), "3per")
    return f"{person} {'plur' if 'plur' in marks else 'sing'}"


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a form may be: its class, its lemma (folded), and whether the tag is of rare usage."""

    kind: str
    lemma: str
    doubtful: bool = False


class Grammar:
    """The dictionary's classes and lemmas of forms. Read-only; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._words = Records(folder / "words.dawg", width=2)
        self._endings = Records(folder / "prediction-suffixes-0.dawg", width=4)
        tags = json.loads((folder / "gramtab-opencorpora-int.json").read_text(encoding="utf-8"))
        self._suffixes = json.loads((folder / "suffixes.json").read_text(encoding="utf-8"))
        meta = dict(json.loads((folder / "meta.json").read_text(encoding="utf-8")))
        self._prefixes = meta["compile_options"]["paradigm_prefixes"]
        self._paradigms = _paradigms(folder / "paradigms.array")
        self._kinds = [class_of(tag) for tag in tags]
        self._doubtful = [bool(_DOUBTFUL & set(tag.replace(" ", ",").split(","))) for tag in tags]
        self.classes = lru_cache(maxsize=1 << 16)(self._classes)
        self.lemma = lru_cache(maxsize=1 << 14)(self._lemma)

    @classmethod
    @cache
    def open(cls) -> Grammar:
        """The grammar of the installed dictionary; takes about 20 ms."""
        import pymorphy3_dicts_ru

        return cls(Path(pymorphy3_dicts_ru.get_path()))

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """What a folded word may be by the dictionary; empty where it is not listed."""
        return tuple(self._analysis(word, *record) for record in self._words.find(word))

    def _classes(self, word: str) -> tuple[str, ...]:
        """The classes a folded word may belong to, in alphabetical order; never empty.

        Rare usages count only where there is no other. A word that is not listed gets the classes
        of words with its ending; a compound is what its last part is.
        """
        if _NUMBER.fullmatch(word):
            return (NUMBER,)
        records = self._words.find(word)
        if not records and "-" in word.strip("-"):
            return self.classes(word.strip("-").rpartition("-")[2])
        if not records:
            return self._guessed(word)
        tags = [self._tag(*record) for record in records]
        usual = [tag for tag in tags if not self._doubtful[tag]] or tags
        return tuple(sorted({self._kinds[tag] for tag in usual}))

    def _lemma(self, word: str) -> str:
        """The lemma of the first usual analysis of a folded word; the word where it is unlisted."""
        found = self.analyses(word)
        usual = next((one for one in found if not one.doubtful), None)
        return (usual or found[0]).lemma if found else word

    def _guessed(self, word: str) -> tuple[str, ...]:
        for length in range(min(_LONGEST_SUFFIX, len(word) - 1), 1, -1):
            found = self._endings.find(word[-length:])
            if found:
                best = sorted(found, reverse=True)[:_GUESSES]
                return tuple(sorted({self._kinds[self._tag(*record[2:])] for record in best}))
        return (UNKNOWN,)

    def _tag(self, paradigm: int, place: int) -> int:
        table = self._paradigms[paradigm]
        return table[len(table) // 3 + place]

    def _analysis(self, word: str, paradigm: int, place: int) -> Analysis:
        table = self._paradigms[paradigm]
        forms = len(table) // 3
        prefix, suffix = self._prefixes[table[2 * forms + place]], self._suffixes[table[place]]
        stem = word[len(prefix) : len(word) - len(suffix)]
        lemma = self._prefixes[table[2 * forms]] + stem + self._suffixes[table[0]]
        tag = table[forms + place]
        return Analysis(self._kinds[tag], lemma.replace("ё", "е"), self._doubtful[tag])


def _paradigms(path: Path) -> list[array.array[int]]:
    """The paradigms: numbers of the suffixes, the tags and the prefixes of all forms."""
    numbers = array.array("H", path.read_bytes())
    found, place = [], 1
    for _ in range(numbers[0]):
        end = place + 1 + numbers[place]
        found.append(numbers[place + 1 : end])
        place = end
    return found
