"""Readings that keep their numbers while somebody looks at them.

Suspects are looked at again when something new was learned, and the order of the readings may
change between seeing a number and pressing it. What was seen is what is meant.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.model.suspects import Reading, Suspect

SLIGHT = 0.02
"""Probability below which nobody reaches for a reading: a likelier one may have its number."""


def steady(found: Suspect, seen: Suspect) -> Suspect:
    """A suspect as it was found anew, with the readings that were seen before at their numbers.

    Readings that were not seen take, best first, the numbers of slight ones, and then follow. A
    reading that is no more proposed counts as much as it did.

    Args:
        found: the suspect as it is known now.
        seen: the suspect of the same place as it was shown.
    """
    if found.readings == seen.readings:
        return found
    now: dict[str, Reading] = {reading.text: reading for reading in found.readings}
    slots = [now.pop(reading.text, reading) for reading in seen.readings]
    others = list(now.values())
    for number, reading in enumerate(slots):
        if others and reading.confidence < SLIGHT <= others[0].confidence:
            slots[number] = others.pop(0)
    return replace(found, readings=(*slots, *others))
