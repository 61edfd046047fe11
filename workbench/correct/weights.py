"""Every number of the ranking in one table, so that it can be fitted on development data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the log-linear model; all in natural logs.

    Attributes:
        shape: factor on the channel's log probability.
        lexicon: factor on a word's log frequency.
        damage: factor on the log odds that a word of this paragraph is damaged.
        name: what a reading gains that is a name of the translation.
        document: what a reading gains that the document has accepted elsewhere.
        unknown: log probability that a word of the page is in no dictionary.
        acronym: what short capitals that are no word gain as they stand.
        capital: what a capitalised unknown word gains as it stands.
        foreign: log probability that a Latin word among Russian ones is meant.
        punctuation: cost of taking a sign after a word for a piece of the word.
        rare: natural-log frequency below which a known word gives reason to look.
        rare_in_damage: what the share of damaged words adds to that.
        unreadable: log probability that something else stood there, with nothing to show for it.
        unreadable_letter: what each character of the span adds to that.
        mark: doubt from which a span is shown as suspect.
        temperature: divides scores before they become confidences.
    """

    shape: float = 1.0
    lexicon: float = 0.65
    damage: float = 0.7
    name: float = 5.0
    document: float = 3.0
    unknown: float = -5.0
    acronym: float = 4.0
    capital: float = 2.0
    foreign: float = -8.0
    punctuation: float = 1.5
    rare: float = -19.0
    rare_in_damage: float = 18.0
    unreadable: float = -4.0
    unreadable_letter: float = -1.75
    mark: float = 0.35
    temperature: float = 1.0


WEIGHTS = Weights()
