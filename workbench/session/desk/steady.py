"""Readings that keep their numbers while somebody looks at them.

Suspects are looked at again when something new was learned, and the order of the readings may
change between seeing a number and pressing it. What was seen is what is meant.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.model.suspects import Reading, Suspect


def steady(found: Suspect, seen: Suspect) -> Suspect:
    """A suspect as it was found anew, with the readings that were seen before at their numbers.

    Readings that were not seen follow, best first. One that is no more proposed keeps its number
    and its old confidence.

    Args:
        found: the suspect as it is known now.
        seen: the suspect of the same place as it was shown.
    """
    if found.readings == seen.readings:
        return found
    now: dict[str, Reading] = {reading.text: reading for reading in found.readings}
    kept = [now.pop(reading.text, reading) for reading in seen.readings]
    return replace(found, readings=(*kept, *now.values()))
