"""The parts of benchmarks/performance.py about files of a whole city; see `bulk`.

They do not depend on the number of residents, so they are measured at the smallest size only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks import bulk
from benchmarks.rows import Row, peak
from benchmarks.verification import verify_rows


def make_long(folder: Path) -> list[Row]:
    """What the parts of `PARTS` measure."""
    bulk.make_journal(folder / "journal")
    bulk.make_batch(folder / "batch")
    bulk.make_roster(folder / "headquarters")
    return []


def make_kit(folder: Path) -> list[Row]:
    """What `setting_up` measures; after `rostering`."""
    bulk.make_kit(folder / "headquarters")
    return []


def exporting(folder: Path) -> list[Row]:
    """A long journal in one batch, whatever the number of residents."""
    return [("export, processor", "s", bulk.export(folder / "journal")), peak()]


def verifying(folder: Path) -> list[Row]:
    """`verify` of the station with that journal."""
    return verify_rows(folder / "journal")


def importing(folder: Path) -> list[Row]:
    """The same long batch at headquarters."""
    return [("intake, processor", "s", bulk.intake(folder / "batch")), peak()]


def rostering(folder: Path) -> list[Row]:
    """A city's list at headquarters, against putting it into a plain database."""
    first, again, least = bulk.roster(folder / "headquarters")
    return [
        ("import, processor", "s", first),
        ("import to that of sqlite-utils", "x", first / least),
        ("the same list again, processor", "s", again),
        peak(),
    ]


def _rostering_elsewhere(spent: float, least: float) -> list[Row]:
    return [
        ("import, processor", "s", spent),
        ("import to that of sqlite-utils", "x", spent / least),
        peak(),
    ]


def rostering_worksheet(folder: Path) -> list[Row]:
    """The same list at headquarters as XLSX, against putting the CSV into a plain database."""
    return _rostering_elsewhere(*bulk.worksheet(folder / "headquarters"))


def rostering_at_station(folder: Path) -> list[Row]:
    """The same list at a station, as CSV."""
    return _rostering_elsewhere(*bulk.station_roster(folder / "headquarters", bulk.LIST))


def rostering_worksheet_at_station(folder: Path) -> list[Row]:
    """The same list at a station, as XLSX."""
    return _rostering_elsewhere(*bulk.station_roster(folder / "headquarters", bulk.SHEET))


def setting_up(folder: Path) -> list[Row]:
    """A station from a kit with everybody on that list."""
    return [("set-up, processor", "s", bulk.set_up(folder / "headquarters")), peak()]


PARTS: dict[str, Callable[[Path], list[Row]]] = {
    bulk.EXPORT: exporting,
    f"verify of {bulk.SAMPLES:,} samples": verifying,
    bulk.INTAKE: importing,
    bulk.ROSTER: rostering,
    f"{bulk.ROSTER}, XLSX": rostering_worksheet,
    f"{bulk.ROSTER}, at a station": rostering_at_station,
    f"{bulk.ROSTER}, at a station, XLSX": rostering_worksheet_at_station,
    "making a kit": make_kit,
    f"station from a kit with a {bulk.ROSTER}": setting_up,
}
