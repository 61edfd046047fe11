"""What happens to a drawn page: kinds of damage, each from hardly visible to hardly legible.

Numbers are those of `benchmarks.pages.ageing.Ageing`, given at severity 0 and at severity 1, and
those of `Damage`. The sets differ in their kinds and in their ranges, so that what is measured on
was not trained on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageFilter

from benchmarks.pages.ageing import Ageing, Grid, age, patches

Range: TypeAlias = tuple[float, float]
"""A number at severity 0 and at severity 1."""

_BASE = Ageing(0.4, 0.9, 0.08, 0.04, 1.0, 0.62, 6, specks=100, grey_levels=64)
_DARKEST = 1.5  # percent of the pixels of a page that are full ink
_DEVIATION = 0.12  # of each number from the severity of its page, on the scale 0-1


@dataclass(frozen=True)
class Damage:
    """One state of a page.

    kind         its name
    ageing       wear of the sheet and of the scan
    spread       ink that ran into the paper, 0-1, or strokes worn thin, -1 to 0
    threshold    how far from paper to ink, 0-1, a photocopier begins to see black; 0 for greys
    jpeg         quality of a lossy file, 1-95; 0 for none
    ghost        darkness of the reverse side that shows through, 0-1
    """

    kind: str
    ageing: Ageing
    spread: float = 0
    threshold: float = 0
    jpeg: float = 0
    ghost: float = 0


_OWN = frozenset({"spread", "threshold", "jpeg", "ghost"})

_TRAIN: Mapping[str, Mapping[str, Range]] = {
    "coarse": {"scale": (0.55, 0.33), "blur_px": (0.8, 1.6), "noise": (4, 14)},
    "faint": {
        "ink": (0.8, 0.42), "ink_spread": (0.1, 0.22), "ribbon": (0.05, 0.25), "scale": (0.62, 0.5),
        "noise": (8, 18), "spread": (0.0, -0.5),
    },
    "bleed": {"spread": (0.2, 1.0), "blur_px": (1.2, 2.6), "scale": (0.62, 0.48), "noise": (5, 12)},
    "copy": {
        "threshold": (0.45, 0.6), "noise": (12, 30), "blur_px": (1.0, 2.2), "scale": (0.66, 0.52),
        "ribbon": (0.05, 0.16),
    },
    "typed": {
        "jitter_px": (0.5, 1.3), "ink": (0.88, 0.75), "ink_spread": (0.1, 0.2),
        "ribbon": (0.05, 0.12), "blur_px": (1.8, 2.5), "scale": (0.56, 0.48), "noise": (9, 16),
        "skew_degrees": (0.1, 0.4),
    },
}  # fmt: skip
_DEV: Mapping[str, Mapping[str, Range]] = {
    "jpeg": {"jpeg": (30, 7), "scale": (0.6, 0.42), "blur_px": (0.6, 1.6), "noise": (3, 9)},
    "worn": {
        "ink": (0.85, 0.5), "ink_spread": (0.14, 0.3), "ribbon": (0.1, 0.3), "spread": (-0.1, -0.7),
        "scale": (0.7, 0.52), "blur_px": (1.4, 2.0), "noise": (6, 22), "jitter_px": (0.3, 1.0),
    },
    "copy of a copy": {
        "threshold": (0.5, 0.38), "spread": (0.1, 0.5), "noise": (10, 34), "blur_px": (1.4, 2.4),
        "scale": (0.6, 0.46), "specks": (200, 1500),
    },
    "microfilm": {
        "scale": (0.58, 0.4), "blur_px": (1.2, 2.1), "noise": (7, 16), "paper": (210, 160),
        "black": (60, 80), "mottle": (3, 9), "skew_degrees": (0.2, 0.5),
    },
}  # fmt: skip
_TEST: Mapping[str, Mapping[str, Range]] = {
    "show-through": {
        "ghost": (0.1, 0.45), "scale": (0.58, 0.44), "blur_px": (1.0, 1.9), "noise": (6, 13),
    },
    "carbon": {
        "spread": (0.1, 0.8), "blur_px": (1.8, 2.9), "ribbon": (0.1, 0.26), "ink": (0.9, 0.6),
        "scale": (0.58, 0.46), "noise": (8, 18), "jitter_px": (0.4, 1.2), "mottle": (2, 6),
    },
    "small scan": {
        "scale": (0.52, 0.31), "blur_px": (0.4, 1.4), "noise": (2, 11), "jpeg": (60, 20),
    },
    "stencil": {
        "threshold": (0.4, 0.58), "ink": (0.9, 0.7), "ink_spread": (0.1, 0.2), "spread": (0, -0.3),
        "noise": (12, 30), "scale": (0.68, 0.5), "specks": (150, 900),
    },
}  # fmt: skip

KINDS = MappingProxyType({"train": _TRAIN, "dev": _DEV, "test": _TEST})
"""The kinds of damage of each set."""


def sample(name: str, kind: str, severity: float, rng: np.random.Generator) -> Damage:
    """A damage of a kind of the set `name`; its numbers lie about `severity` (0-1) of their way."""
    numbers: dict[str, float] = {}
    for field, (low, high) in KINDS[name][kind].items():
        share = float(np.clip(rng.normal(severity, _DEVIATION), -0.7, 1.1))
        numbers[field] = low + share * (high - low)
    own = {field: number for field, number in numbers.items() if field in _OWN}
    wear = {field: _whole(field, n) for field, n in numbers.items() if field not in _OWN}
    return Damage(kind, Ageing(**{**asdict(_BASE), **wear}), **own)


def _whole(field: str, number: float) -> float:
    return round(number) if field in ("paper", "black", "specks") else max(0.0, number)


def damaged(ink: Grid, damage: Damage, rng: np.random.Generator) -> Image.Image:
    """Turn a clean sheet of ink (0 bare, 1 black) into the scan of a damaged page."""
    sheet = _spread(ink, damage.spread)
    if damage.ghost:
        behind = np.asarray(_picture(ink).transpose(Image.Transpose.FLIP_LEFT_RIGHT), np.float32)
        blurred = np.asarray(
            _picture(behind / np.float32(255)).filter(ImageFilter.GaussianBlur(3)), np.float32
        )
        sheet = np.maximum(sheet, np.roll(blurred, 17, axis=0) / 255 * damage.ghost)
    scan = age(sheet, damage.ageing, rng)
    if damage.threshold:
        grey = np.asarray(scan, np.float32)
        ink_grey, paper_grey = np.percentile(grey, (_DARKEST, 60))
        level = paper_grey - damage.threshold * (paper_grey - ink_grey)
        uneven = level + 6 * patches((grey.shape[0], grey.shape[1]), 120, rng)
        scan = Image.fromarray(np.where(grey < uneven, 0, 255).astype(np.uint8))
    return _compressed(scan, round(damage.jpeg)) if damage.jpeg else scan


def _spread(ink: Grid, amount: float) -> Grid:
    """Strokes thicker (amount above 0) or thinner by up to a pixel on each side."""
    if not amount:
        return ink
    kind = ImageFilter.MaxFilter(3) if amount > 0 else ImageFilter.MinFilter(3)
    extreme = np.asarray(_picture(ink).filter(kind), np.float32) / 255
    share = min(1.0, abs(amount))
    return np.asarray((1 - share) * ink + share * extreme, np.float32)


def _picture(ink: Grid) -> Image.Image:
    return Image.fromarray((np.clip(ink, 0, 1) * 255).astype(np.uint8))


def _compressed(scan: Image.Image, quality: int) -> Image.Image:
    file = BytesIO()
    scan.save(file, "JPEG", quality=max(1, quality))
    return Image.open(file).convert("L")
