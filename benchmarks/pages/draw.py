"""Draw typed pages and age them; without options, the sample pages under scans/.

From another script, with the repository on sys.path:

    from benchmarks.pages.ageing import PRESETS
    from benchmarks.pages.draw import draw_page
    from benchmarks.pages.layout import Paragraph
    from benchmarks.pages.typeface import FACES

    image = draw_page([Paragraph("Текст.")], FACES["cmu"], PRESETS["heavy"], seed=7)
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.pages.ageing import PRESETS, Ageing, Grid, age
from benchmarks.pages.ink import BASELINE_PX, PAD_PX, glyph, press, stamp, worn
from benchmarks.pages.layout import (
    COLUMNS,
    STAMPS,
    Line,
    PageOverflowError,
    Paragraph,
    Style,
    lay_out,
)
from benchmarks.pages.sample import SCANS, TEXTS, Sample, read_sample, sample_ids
from benchmarks.pages.typeface import CELL_PX, FACES, MissingFontError, Typeface

WIDTH_PX, HEIGHT_PX = 1488, 2105
"""A4 at 180 dots to the inch."""

LEFT_PX = 12 * CELL_PX
TOP_PX = 110
ROW_PX = 42

EXIT_MISSING = 3
EXIT_BAD_INPUT = 4


def _draw_stamp(sheet: Grid, line: Line, ageing: Ageing, rng: np.random.Generator) -> None:
    mark = stamp(line.text, ageing, rng)
    left = line.style is Style.STAMP_LEFT
    x = LEFT_PX if left else LEFT_PX + COLUMNS * CELL_PX - mark.shape[1]
    press(sheet, mark, x, TOP_PX + (line.row - 1) * ROW_PX)


def draw_page(
    paragraphs: Sequence[Paragraph], font: Typeface, ageing: Ageing, seed: int
) -> Image.Image:
    """Type the paragraphs of one page and age the sheet; equal arguments give equal pixels."""
    rng = np.random.default_rng(seed)
    sheet = np.zeros((HEIGHT_PX, WIDTH_PX), np.float32)
    for line in lay_out(paragraphs, Random(seed)):
        if line.style in STAMPS:
            _draw_stamp(sheet, line, ageing, rng)
            continue
        for column, char in enumerate(line.text, line.column):
            if char == " ":
                continue
            x, y = LEFT_PX + column * CELL_PX, TOP_PX + line.row * ROW_PX
            slip = np.rint(rng.normal(0, ageing.jitter_px, 2)).astype(int)
            mark = worn(glyph(font, char), ageing, rng)
            press(sheet, mark, x + int(slip[0]) - PAD_PX, y + int(slip[1]) - BASELINE_PX)
    return age(sheet, ageing, rng)


def draw_sample(sample: Sample, out: Path) -> None:
    """Write page-001.png, page-002.png … into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    face, ageing = FACES[sample.font], PRESETS[sample.ageing]
    for number, page in enumerate(sample.pages, 1):
        path = out / f"page-{number:03}.png"
        draw_page(page, face, ageing, sample.seed + number).save(path, optimize=True)
        print(path, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Draw typed pages and age them.")
    parser.add_argument("--text", type=Path, help="one paragraph a line; default: all of texts/")
    parser.add_argument("--out", type=Path, help="folder of the pages; default: scans/ID")
    parser.add_argument("--font", choices=FACES, help="default: the text's layout file, or cmu")
    parser.add_argument("--ageing", choices=PRESETS, help="default: the layout file, or light")
    parser.add_argument("--seed", type=int, help="default: the layout file")
    return parser


def _chosen(sample: Sample, options: argparse.Namespace) -> Sample:
    return Sample(
        sample.id,
        sample.pages,
        options.font or sample.font,
        options.ageing or sample.ageing,
        sample.seed if options.seed is None else options.seed,
    )


def _run(options: argparse.Namespace) -> None:
    texts = [options.text] if options.text else [TEXTS / f"{name}.ru.txt" for name in sample_ids()]
    for text in texts:
        sample = _chosen(read_sample(text), options)
        out = SCANS / sample.id
        if options.out:
            out = options.out if options.text else options.out / sample.id
        draw_sample(sample, out)


def main() -> int:
    """Exit code: 0 drawn, 3 a font is missing, 4 the text cannot be drawn."""
    try:
        _run(_parser().parse_args())
    except MissingFontError as error:
        print(error, file=sys.stderr)
        return EXIT_MISSING
    except (PageOverflowError, OSError, ValueError, KeyError) as error:
        print(f"cannot draw: {error}", file=sys.stderr)
        return EXIT_BAD_INPUT
    return 0


if __name__ == "__main__":
    sys.exit(main())
