"""Reads the codes of a page from the modules that it paints, without drawing the page.

A symbol is a white square and, on it, the dark modules in black; see `layout.canvas`. Nothing that
was painted before the square can be seen in it, and what is painted afterwards must be understood
completely: other symbols, and lines that stay away. So the modules are known, and the decoder reads
them. A page that paints anything else is refused here, and must be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

import zxingcpp

from testdesk.paper.layout.pdf_contents import PageContent, UnusualPdf
from testdesk.paper.layout.qr import MODULES, QUIET, SPAN

_QR = zxingcpp.barcode_formats_from_str("QRCode")
_MM = 72 / 25.4  # in points
# Our modules are 1.25 mm and more. A page with smaller ones must be drawn.
_LEAST_MODULE = 1.2 * _MM
# A line may come as near as this to a symbol, in modules: the crosses between four cards do.
_CLEAR = 2

_START = re.compile(rb"/GSa gs /CSp cs /CSp CS\n(0\.\d+) 0 0 -\1 0 (\d+) cm\nq q\nQ\nQ q\n")
# Whatever these blocks paint, they leave the state as it was: they clip nothing, and they hold no
# text or picture in which the end of a block could be hidden.
_BLOCKS_BEFORE = re.compile(rb"(?:q\n[^qQWI()%]*+(?:q\n[^qQWI()%]*+Q\n)?+Q\n)*")
_SYMBOL = re.compile(
    rb"q\n/CSp cs\n1 1 1 scn\n/GSa gs\nq\n1 0 0 1 (\d+) (\d+) cm\n-(\d+) -\3 (\d+) \4 re\nf\nQ\n"
    rb"/CSp cs\n0 0 0 scn\n/GSa gs\nq\n1 0 0 1 \1 \2 cm\n((?:\d+ \d+ \d+ \d+ re\n)++)f\nQ\nQ[\n ]"
)
_LINES = re.compile(
    rb"q\n/CSp CS\n0 0 0 SCN\n(\d+(?:\.\d+)?) w 0 J 2 j \[\]0  d\n"
    rb"((?:[\d.]+ [\d.]+ m\n[\d.]+ [\d.]+ l\nS\n)++)Q[\n ]"
)
_ENDS = re.compile(rb"([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l\nS\n")
_END = b"Q\n"
_PIXELS = bytes.maketrans(b"01", b"\xff\x00")


class _Box(NamedTuple):
    """A rectangle in the units of a page, by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class _Place(NamedTuple):
    """Where a symbol is, in the units of its page: the corner of its modules, and their size."""

    left: int
    top: int
    module: int

    def box(self, margin: int) -> _Box:
        """Its modules and `margin` modules around them."""
        before, after = margin * self.module, (MODULES + margin) * self.module
        left, top = self.left, self.top
        return _Box(left - before, top - before, left + after, top + after)


class PaintedCode(NamedTuple):
    """A code on a page: its text, and the upper left corner of its modules in points."""

    text: str
    left: float
    top: float


def painted_codes(page: PageContent) -> list[PaintedCode]:
    """The codes of a page, in the order in which they are painted.

    Raises:
        UnusualPdf: the page paints something that is not known here, or a code cannot be read.
    """
    start = _START.match(page.operators)
    if start is None or float(start[2]) != page.height:
        raise UnusualPdf
    scale = float(start[1])
    symbols, lines = _painted(page.operators, start.end())
    places = tuple(map(_place, symbols))
    whole = _Box(0, 0, page.width / scale, page.height / scale)
    if any(place.module * scale < _LEAST_MODULE for place in places) or not _clear(
        places, tuple(lines), whole
    ):
        raise UnusualPdf
    return [
        PaintedCode(_text(symbol[5], place.module), place.left * scale, place.top * scale)
        for symbol, place in zip(symbols, places, strict=True)
    ]


def _painted(
    operators: bytes, start: int
) -> tuple[list[re.Match[bytes]], list[tuple[bytes, bytes]]]:
    """The symbols, and the lines that were painted since the first of them, by their weight."""
    symbols, lines = list[re.Match[bytes]](), list[tuple[bytes, bytes]]()
    first = _SYMBOL.search(operators, start)
    if first is None or not _BLOCKS_BEFORE.fullmatch(operators, start, first.start()):
        raise UnusualPdf
    at = first.start()
    while operators[at:] != _END:
        if found := _SYMBOL.match(operators, at):
            symbols.append(found)
        elif found := _LINES.match(operators, at):
            lines.append((found[1], found[2]))
        else:
            raise UnusualPdf
        at = found.end()
    return symbols, lines


def _place(symbol: re.Match[bytes]) -> _Place:
    left, top, quiet, side = map(int, symbol.group(1, 2, 3, 4))
    module = quiet // QUIET
    if not module or quiet != QUIET * module or side != SPAN * module:
        raise UnusualPdf
    return _Place(left, top, module)


# Most pages of a print run have the same places and lines.
@lru_cache(maxsize=64)
def _clear(places: tuple[_Place, ...], lines: tuple[tuple[bytes, bytes], ...], page: _Box) -> bool:
    """Whether symbols lie on the page, and no other symbol and no line comes too near to them."""
    squares = [place.box(QUIET) for place in places]
    clear = [place.box(_CLEAR) for place in places]
    line_boxes = [box for weight, ends in lines for box in _line_boxes(float(weight), ends)]
    return (
        all(min(box[:2]) >= 0 and box[2] <= page[2] and box[3] <= page[3] for box in squares)
        and not any(one.meets(other) for one, other in combinations(squares, 2))
        and not any(line.meets(box) for line in line_boxes for box in clear)
    )


def _line_boxes(weight: float, lines: bytes) -> Iterator[_Box]:
    for ends in _ENDS.finditer(lines):
        x1, y1, x2, y2 = map(float, ends.groups())
        half = weight / 2
        yield _Box(min(x1, x2) - half, min(y1, y2) - half, max(x1, x2) + half, max(y1, y2) + half)


def _text(rectangles: bytes, module: int) -> str:
    """The text that the decoder reads, with a dot for each module and the quiet zone around."""
    masks = _masks(module)
    dark = reduce(or_, map(masks.__getitem__, rectangles.splitlines()))
    dots = f"{dark:0{SPAN * SPAN}b}".encode().translate(_PIXELS)
    codes = zxingcpp.read_barcodes(
        memoryview(dots).cast("B", (SPAN, SPAN)),
        formats=_QR,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        is_pure=True,
    )
    if len(codes) != 1:
        raise UnusualPdf
    return codes[0].text


class _Masks(dict[bytes, int]):
    """The dots that a rectangle such as `120 60 180 60 re` makes dark; the first is the highest.

    Nearly all rectangles recur in the symbols of a sheet, so looking them up is enough.
    """

    def __init__(self, module: int) -> None:
        super().__init__()
        self._module = module

    def __missing__(self, rectangle: bytes) -> int:
        sizes = [divmod(int(number), self._module) for number in rectangle.split()[:4]]
        (column, _), (row, _), (width, _), (height, _) = sizes
        inside = column + width <= MODULES and row + height <= MODULES
        if any(rest for _, rest in sizes) or not inside:
            raise UnusualPdf
        run = ((1 << width) - 1) << (SPAN - QUIET - column - width)
        first = SPAN - QUIET - row - height
        self[rectangle] = sum(run << SPAN * line for line in range(first, first + height))
        return self[rectangle]


# For the few sizes of symbols that are printed.
_masks = lru_cache(maxsize=4)(_Masks)
