"""What a wrong bit, a kill and a refusing disk cost: the tables of docs/reliability.md.

`make reliability` writes all; `--only` makes one of them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.cli.site import build
from tests.cli.tried_commands import COMMANDS, IN_A_WINDOW, OF_THE_DAY
from tests.little_work import quick_vaults
from tests.reliability import syscalls
from tests.reliability.faults_of_calls import Prepared, Tally
from tests.reliability.flips import HQ_FILES, STATION_FILES, FlipCounts, flip_all, make_killed

DOCUMENT = Path(__file__).parents[1] / "docs" / "reliability.md"
_FLIPS_HEAD = (
    "| file | flips | harmless | refused, by code | opened, reported by `verify` | silently lost"
    " | repaired by `salvage` |\n|---|---|---|---|---|---|---|\n"
)
_CALLS_HEAD = (
    "| command | kills | run again, nothing lost | errors | succeeded anyway | refused, by code"
    " | tracebacks | anything else wrong |\n|---|---|---|---|---|---|---|---|\n"
)
_DAY_HEAD = (
    "| command | kills | absent | whole | between | errors | succeeded anyway | refused, by code"
    " | wrong |\n|---|---|---|---|---|---|---|---|---|\n"
)


def flips_row(file: str, counts: FlipCounts) -> str:
    """One line of the table of flips."""
    codes = ", ".join(f"`{code}` {count}" for code, count in counts.refused.most_common())
    cells = (counts.harmless, codes or 0, counts.reported, counts.lost)
    return (
        f"| `{file}` | {counts.flips} | {' | '.join(map(str, cells))}"
        f" | {counts.salvaged} of {counts.flips - counts.harmless} |\n"
    )


def calls_row(name: str, kills: Tally, errors: Tally) -> str:
    """One line of the table of calls."""
    codes = ", ".join(f"`{code}` {count}" for code, count in errors.refused.most_common())
    wrong = [*kills.wrong, *errors.wrong]
    bugs = sum(case.ran.is_bug for case in wrong)
    cells = (kills.cases, kills.cases - len(kills.wrong), errors.cases, errors.done, codes or 0)
    return f"| `{name}` | {' | '.join(map(str, cells))} | {bugs} | {len(wrong) - bugs} |\n"


def day_row(name: str, kills: Tally, errors: Tally) -> str:
    """One line of the table of the day; a command that writes nothing at the station has dashes."""
    codes = ", ".join(f"`{code}` {count}" for code, count in errors.refused.most_common())
    shares = [kills.shares[share] for share in ("absent", "whole", "between")]
    shown = shares if sum(shares) else ["–"] * 3
    cells = (kills.cases, *shown, errors.cases, errors.done, codes or 0)
    wrong = len(kills.wrong) + len(errors.wrong)
    return f"| `{name}` | {' | '.join(map(str, cells))} | {wrong} |\n"


def flips_rows(base: Path, *, flips: int, seed: int) -> Iterator[str]:
    """A line for each file."""
    killed = make_killed(base)
    for file in (*STATION_FILES, *HQ_FILES):
        yield flips_row(
            file, flip_all(killed, file, flips=flips, seed=seed, scratch=base / "scratch")
        )


def calls_rows(
    base: Path, names: Iterable[str], row: Callable[[str, Tally, Tally], str], *, calls: int
) -> Iterator[str]:
    """A line for each command."""
    made = build(base / "city")
    with syscalls.forker(base / "forker") as fork:
        for name in names:
            scratch = base / name
            scratch.mkdir()
            prepared = Prepared(fork, name, made, scratch)
            kills, errors = (
                prepared.tally(prepared.faults(kind, calls)) for kind in ("kill", "error")
            )
            for case in (*kills.wrong, *errors.wrong):
                print(case, file=sys.stderr)  # noqa: T201 - a command's output
            yield row(name, kills, errors)


def made_table(head: str, rows: Iterator[str]) -> str:
    """The whole of it; each line is shown when it is there."""
    table = head
    for row in rows:
        table += row
        print(row, end="", flush=True)  # noqa: T201 - a command's output
    return table


def write(name: str, table: str, *, whole: bool = True) -> None:
    """Lays a table into its place in the document; of one that is not whole, each row into its."""
    text = DOCUMENT.read_text(encoding="utf-8")
    between = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    (found,) = between.findall(text)
    if not whole:
        rows = {row.split("|")[1]: row for row in found.splitlines(keepends=True)}
        rows |= {row.split("|")[1]: row for row in table.splitlines(keepends=True)}
        table = "".join(rows.values())
    DOCUMENT.write_text(text.replace(found, table), encoding="utf-8")


def main() -> None:
    """Prints the tables; with --write lays them into the document."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--flips", type=int, default=60)
    parser.add_argument("--calls", type=int, default=60, help="kills, and errors, of a command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["flips", "calls", "day"])
    parser.add_argument("--commands", nargs="*", help="these rows alone")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.only != "flips" and (reason := syscalls.missing()):
        parser.error(reason)
    with quick_vaults(), tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        others = [name for name in COMMANDS | IN_A_WINDOW if name not in OF_THE_DAY]
        tables = {
            "flips": (_FLIPS_HEAD, flips_rows(base, flips=asked.flips, seed=asked.seed)),
            "calls": (
                _CALLS_HEAD,
                calls_rows(base / "calls", asked.commands or others, calls_row, calls=asked.calls),
            ),
            "day": (
                _DAY_HEAD,
                calls_rows(base / "day", asked.commands or OF_THE_DAY, day_row, calls=asked.calls),
            ),
        }
        for name, (head, rows) in tables.items():
            if asked.only in {None, name}:
                table = made_table(head, rows)
                if asked.write:
                    write(name, table, whole=not asked.commands)


if __name__ == "__main__":
    main()
