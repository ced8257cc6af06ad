"""The table and the picture of docs/performance.md."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
_WIDE, _HIGH, _LEFT, _TOP, _RIGHT, _BOTTOM = 800, 420, 60, 20, 340, 40
_COLOURS = (
    "#1f5fa8",
    "#b3541e",
    "#2c7a3f",
    "#7a2c76",
    "#8a6d00",
    "#555555",
    "#c2185b",
    "#00838f",
    "#9e9d24",
)
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-size="12"'
    ' font-family="sans-serif"><rect width="100%" height="100%" fill="#ffffff"/>'
)
# Those whose growth matters most, all in milliseconds.
_DRAWN = (
    "scan to durable, morning, p50",
    "scan to durable, after the day's people, p50",
    "search, p99",
    "status after the day's people, then",
    "coverage, first",
    "coverage, then",
    "of it for 1,000 people",
    "letter to painted list, p50",
    "start to the first scan, processor",
)
# What a row of the table takes from the row above it.
_LONGER = {"of it for 1,000 people": "set-up for each 1,000 people"}

Table = Mapping[int, Mapping[str, Sequence[tuple[str, str, float]]]]
Points = list[tuple[int, float]]


def write_document(table: Table) -> None:
    """Puts the table between the marks of docs/performance.md, and the picture beside it."""
    path = DOCS / "performance.md"
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    lines = [f"Measured on {day}, {os.cpu_count()} processors.", "", *_lines(table)]
    between = re.compile(r"(<!-- table -->\n).*?(<!-- end of table -->)", re.DOTALL)
    body = "\n".join(lines)
    text = between.sub(lambda found: f"{found[1]}{body}\n{found[2]}", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    (DOCS / "images" / "growth.svg").write_text(_picture(_curves(table)), "utf-8")


def _general(name: str) -> str:
    """The name without the number of people of one size."""
    return re.sub(r"(after|verify,) [0-9,]+ (people|events)", r"\1 the day's \2", name)


def _values(table: Table) -> dict[tuple[str, str, str], dict[int, float]]:
    found: dict[tuple[str, str, str], dict[int, float]] = {}
    for size, parts in table.items():
        for part, rows in parts.items():
            for name, unit, value in rows:
                found.setdefault((part, _general(name), unit), {})[size] = value
    return found


def _lines(table: Table) -> Iterable[str]:
    sizes = sorted(table)
    yield "| part | what | " + " | ".join(f"{size:,} residents" for size in sizes) + " |"
    yield "|---|---|" + "---:|" * len(sizes)
    for (part, name, unit), by_size in _values(table).items():
        cells = [_written(by_size.get(size), unit) for size in sizes]
        yield f"| {part} | {name} | {' | '.join(cells)} |"


def _written(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f} {unit}"


def _curves(table: Table) -> dict[str, Points]:
    """Of the drawn rows, the values by size."""
    return {
        f"{_LONGER.get(name, name)}, ms": sorted(by_size.items())
        for (_, name, _), by_size in _values(table).items()
        if name in _DRAWN
    }


def _picture(curves: Mapping[str, Points]) -> str:
    """Value over residents, both logarithmic."""
    points = [point for some in curves.values() for point in some]
    low, high = (pick(value for _, value in points) for pick in (min, max))
    few, many = (pick(size for size, _ in points) for pick in (min, max))

    def across(size: int) -> float:
        span = math.log(many / few) or 1
        return _LEFT + (_WIDE - _LEFT - _RIGHT) * math.log(size / few) / span

    def down(value: float) -> float:
        span = math.log(high / low) or 1
        return _HIGH - _BOTTOM - (_HIGH - _TOP - _BOTTOM) * math.log(value / low) / span

    lines = [_HEAD, *_grid(low, high, down)]
    for size in sorted({size for size, _ in points}):
        x = across(size)
        lines.append(f'<text x="{x:.1f}" y="{_HIGH - 14}" text-anchor="middle">{size:,}</text>')
    for place, (name, some) in enumerate(curves.items()):
        drawn = [(across(size), down(value)) for size, value in some]
        lines += _curve(name, drawn, _COLOURS[place % len(_COLOURS)], _TOP + 14 + 20 * place)
    return "\n".join([*lines, "</svg>", ""])


def _grid(low: float, high: float, down: Callable[[float], float]) -> Iterable[str]:
    """A line and its number for each power of ten."""
    for power in range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1):
        y = down(10**power)
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDE - _RIGHT}" stroke="#dddddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'


def _curve(
    name: str, points: Sequence[tuple[float, float]], colour: str, legend: int
) -> Iterable[str]:
    """A curve through points of the picture, and its name at a height beside it."""
    way = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
    left = _WIDE - _RIGHT + 20
    yield f'<path d="M{left} {legend - 4}h18" stroke="{colour}" stroke-width="2"/>'
    yield f'<text x="{left + 24}" y="{legend}">{name}</text>'
