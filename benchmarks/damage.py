"""How much the printed code bears: three readers, ten damages, beside larger codes of others.

Prints the table of docs/damage.md; with --write it goes there, with a picture. Seeds are fixed, so
the same versions of the readers give the same table.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
import segno
from benchmarks.readers import READERS, decoded
from benchmarks.wear import DAMAGES, Picture
from numpy.random import Generator, default_rng
from PySide6.QtGui import QGuiApplication, QImage

from testdesk.paper.cards.faces import CardFace
from testdesk.paper.cards.pages import pages
from testdesk.paper.cards.slip import DPI, MODULE_DOTS
from testdesk.paper.layout.elements import Symbol
from testdesk.paper.layout.qr import SPAN
from testdesk.paper.output.render import page_image

DOCS = Path(__file__).parent.parent / "docs"
SEED = 20220922
TRIALS = 5
PAPER = 464
QUIET = 4
BASE45 = list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def our_paper(rng: Generator) -> tuple[str, Picture]:
    """The code on our slip, dot for dot as the receipt printer gets it, without the texts."""
    text = digits(58, rng)
    face = CardFace(text, "3-1047-8", "朴*子", "2022-09-22", "박*자")
    page = next(pages([face], "slip58"))
    symbol = next(element for element in page.elements if isinstance(element, Symbol))
    top = round(symbol.y / 25.4 * DPI)
    return text, one_bit(page_image(page, DPI))[top : top + SPAN * MODULE_DOTS]


def one_bit(image: QImage) -> Picture:
    """Black or white, as a thermal head burns or does not."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dots = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return np.where(dots[:, : grey.width()] < 128, 0, 255).astype(np.uint8)


def others_paper(text: str, version: int, level: str, dots: int) -> tuple[str, Picture]:
    """Another code in the middle of the same paper; all of them are larger than ours."""
    code = segno.make(text, version=version, error=level, boost_error=False)
    modules = np.array([list(row) for row in code.matrix], dtype=np.uint8)
    drawn = np.kron(1 - modules, np.ones((dots, dots), dtype=np.uint8)) * 255
    side = (PAPER - drawn.shape[1]) // 2
    quiet = QUIET * dots
    return text, np.pad(drawn, ((quiet, quiet), (side, side)), constant_values=255)


def digits(count: int, rng: Generator) -> str:
    """A text of the form of a proxy code, checked by ISO 7064 MOD 97-10."""
    body = "71" + "".join(str(digit) for digit in rng.integers(0, 10, count - 4))
    return f"{body}{98 - int(body) * 100 % 97:02d}"


def health_pass(rng: Generator) -> str:
    """550 characters of the alphabet and length of an EU digital COVID certificate."""
    return "HC1:" + "".join(rng.choice(BASE45, 546))


Kind: TypeAlias = Callable[[Generator], tuple[str, Picture]]
KINDS: dict[str, Kind] = {
    "58 digits, V3-H": our_paper,
    "197 digits, V5-M": lambda rng: others_paper(digits(197, rng), 5, "m", 8),
    "197 digits, V7-Q": lambda rng: others_paper(digits(197, rng), 7, "q", 7),
    "550 characters, V18-Q": lambda rng: others_paper(health_pass(rng), 18, "q", 4),
}


def counts(kind: str, damage: str, step: int, trials: int) -> tuple[int, ...]:
    """How many of the trials each reader decoded."""
    do, measures, _ = DAMAGES[damage]
    # Every damage starts from the same seed for each kind of code: the same folds, the same drops.
    papers = [KINDS[kind](default_rng([SEED, trial])) for trial in range(trials)]
    seeds = [[SEED, list(DAMAGES).index(damage), step, trial] for trial in range(trials)]
    pictures = [
        do(paper, measures[step], default_rng(seed))
        for (_, paper), seed in zip(papers, seeds, strict=True)
    ]
    right = decoded(pictures, [text for text, _ in papers])
    return tuple(sum(right[reader]) for reader in READERS)


def table(trials: int) -> list[str]:
    """The whole table in Markdown; a cell holds the three readers' counts."""
    lines = ["| damage | strength | " + " | ".join(KINDS) + " |", "|---|---|" + "---|" * len(KINDS)]
    totals = dict.fromkeys(KINDS, np.zeros(len(READERS), dtype=int))
    tried = 0
    for damage, (_, measures, wording) in DAMAGES.items():
        for step, measure in enumerate(measures):
            found = {kind: counts(kind, damage, step, trials) for kind in KINDS}
            totals = {kind: totals[kind] + found[kind] for kind in KINDS}
            tried += trials
            cells = (" · ".join(map(str, row)) for row in found.values())
            lines.append(f"| {damage} | {wording.format(measure)} | {' | '.join(cells)} |")
            print(lines[-1], flush=True)  # noqa: T201 - a benchmark prints its table
    cells = (" · ".join(f"{count / tried:.0%}" for count in row) for row in totals.values())
    return [*lines, f"| all | {tried} pictures | {' | '.join(cells)} |"]


def strip() -> Picture:
    """Our code, and the largest of the others, under each damage at its middle strength."""
    rows = []
    for kind in (next(iter(KINDS)), list(KINDS)[-1]):
        tiles = []
        for number, (do, measures, _) in enumerate(DAMAGES.values()):
            step = len(measures) // 2
            rng = default_rng([SEED, number, step, 0])
            _, paper = KINDS[kind](default_rng([SEED, 0]))
            tiles.append(tile(do(paper, measures[step], rng)))
        half = len(tiles) // 2
        rows += [np.hstack(tiles[:half]), np.hstack(tiles[half:])]
    return np.vstack(rows)


def tile(picture: Picture, side: int = 168) -> Picture:
    """A picture fitted into a square with a light edge."""
    scale = (side - 8) / max(picture.shape)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    top, left = (side - small.shape[0]) // 2, (side - small.shape[1]) // 2
    square = np.full((side, side), 250, np.uint8)
    square[top : top + small.shape[0], left : left + small.shape[1]] = small
    return square


def write(lines: list[str]) -> None:
    """Put the table between the marks of docs/damage.md, and the picture beside it."""
    path = DOCS / "damage.md"
    head, _, rest = path.read_text("utf-8").partition("<!-- table -->\n")
    tail = rest.partition("<!-- end of table -->\n")[2]
    body = "\n".join(lines)
    whole = f"{head}<!-- table -->\n{body}\n<!-- end of table -->\n{tail}"
    path.write_text(whole, "utf-8")
    grey = (strip() // 16 * 17).astype(np.uint8)
    cv2.imwrite(str(DOCS / "images" / "damage.png"), grey, [cv2.IMWRITE_PNG_COMPRESSION, 9])


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--write", action="store_true", help="into docs/damage.md")
    wish = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    lines = table(wish.trials)
    print(lines[0], lines[-1], sep="\n")  # noqa: T201 - the same
    if wish.write:
        write(lines)
    application.quit()


if __name__ == "__main__":
    main()
