"""What one wrong bit costs, by file: the table of docs/reliability.md (`make reliability`)."""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from tests.reliability.flips import (
    DESK_FILES,
    HQ_FILES,
    Outcomes,
    flip_all,
    make_killed,
    quick_vaults,
)

DOCUMENT = Path(__file__).parents[1] / "docs" / "reliability.md"
_BETWEEN = re.compile(r"(<!-- flips -->\n).*?(<!-- end -->)", re.DOTALL)
_HEAD = (
    "| file | flips | harmless | refused, by code | opened, named by `verify` | lost in silence"
    " | made whole by `salvage` |\n|---|---|---|---|---|---|---|\n"
)


def row(file: str, told: Outcomes) -> str:
    """One line of the table."""
    codes = ", ".join(f"`{code}` {count}" for code, count in told.refused.most_common())
    cells = (told.harmless, codes or 0, told.reported, told.lost)
    return (
        f"| `{file}` | {told.flips} | {' | '.join(map(str, cells))}"
        f" | {told.salvaged} of {told.flips - told.harmless} |\n"
    )


def main() -> None:
    """Prints the table; with --write lays it into the document."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--flips", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    table = _HEAD
    with quick_vaults(), tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        killed = make_killed(base)
        for file in (*DESK_FILES, *HQ_FILES):
            told = flip_all(
                killed, file, flips=asked.flips, seed=asked.seed, scratch=base / "scratch"
            )
            table += row(file, told)
            print(row(file, told), end="", flush=True)  # noqa: T201 - a command's output
    if asked.write:
        text = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(_BETWEEN.sub(rf"\g<1>{table}\g<2>", text), encoding="utf-8")


if __name__ == "__main__":
    main()
