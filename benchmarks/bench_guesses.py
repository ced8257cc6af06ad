"""What the person key is worth: finding a document number from a printed card.

A card shows the last four characters of the number, and the symbol holds the pseudonym. Whoever
has the person key tries every area and birth date whose check digit fits. Measured: the program's
own function on one processor, and a whole search among the areas of Yanbian; counted: the numbers
that fit a card, by python-stdnum's list of area codes, past ones included.

    PYTHONPATH=. .venv/bin/python benchmarks/bench_guesses.py
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import stdnum.cn

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym

KEY = bytes(range(32))
NUMBER = "222426198507213326"
FIRST_DAY, DAYS = dt.date(1922, 3, 27), 36_525
YANBIAN = "2224"
GUESSES = 300_000


def areas() -> list[str]:
    """The codes of counties and districts; those of a whole province or city are in no number."""
    province, found = "", set()
    text = (Path(stdnum.cn.__file__).parent / "loc.dat").read_text("utf-8")
    for indent, digits in re.findall(r"^( *)([0-9]+) ", text, re.MULTILINE):
        if indent and not digits.endswith("00"):
            found.add(province + digits)
        elif not indent:
            province = digits
    return sorted(found)


def fitting(area_codes: Sequence[str], tail: str) -> Iterator[str]:
    """The numbers with these last four characters and a right check digit."""
    days = [(FIRST_DAY + dt.timedelta(n)).strftime("%Y%m%d") for n in range(DAYS)]
    for area in area_codes:
        for day in days:
            if check_digit(area + day + tail[:3]) == tail[3]:
                yield area + day + tail


def search(pseudonym: str, area_codes: Sequence[str], tail: str) -> tuple[str, int]:
    """The number that has the pseudonym, and how many were tried."""
    for tried, number in enumerate(fitting(area_codes, tail), start=1):
        if resident_pseudonym(KEY, document_identity("01", number)) == pseudonym:
            return number, tried
    raise LookupError


def main() -> None:
    """Prints one line for each figure."""
    every = areas()
    local = [area for area in every if area.startswith(YANBIAN)]
    fit = sum(1 for _ in fitting(local, NUMBER[-4:]))
    sys.stdout.write(f"numbers that fit a card: {fit:,} in {len(local)} areas of Yanbian\n")
    sys.stdout.write(f"in all {len(every):,} areas: about {fit * len(every) // len(local):,}\n")
    numbers = list(islice(fitting(local, NUMBER[-4:]), 1000))
    began = time.process_time()
    for n in range(GUESSES):
        resident_pseudonym(KEY, f'["document","18","{numbers[n % len(numbers)]}"]')
    rate = GUESSES / (time.process_time() - began)
    sys.stdout.write(f"guesses per second, one processor, this program's function: {rate:,.0f}\n")
    wanted = resident_pseudonym(KEY, document_identity("01", NUMBER))
    began = time.process_time()
    number, tried = search(wanted, local, NUMBER[-4:])
    if number != NUMBER:
        raise LookupError(number)
    sys.stdout.write(f"found after {tried:,} guesses and {time.process_time() - began:.1f} s\n")


if __name__ == "__main__":
    main()
