"""Import: batches from files and sticks; receipts and updates laid beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from testdesk.domain.file_names import told_name
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.home import Headquarters
from testdesk.hq.intake import Intake, take_in
from testdesk.hq.updates import make_update
from testdesk.ports import Courier

_STICK_FOLDER = "testdesk"
# What also lies on a stick and is not for us.
_FOR_STATIONS = {".tdk", ".tdr", ".tdu"}


def import_paths(hq: Headquarters, courier: Courier, paths: Sequence[Path]) -> list[Intake]:
    """Takes in every batch among files and folders; receipts and updates are laid beside them.

    They are written after the last batch is in: a full or locked stick keeps nothing out, and
    what one desk brings is news for the other. A file that the stick does not give back is
    reported and holds up no other.

    Raises:
        EnvironmentFault: of the database or the stick; what was taken in before stays, and the
            next import of the same batches writes receipts and updates again.
    """
    found = [p for p in courier.incoming(paths) if p.suffix.lower() not in _FOR_STATIONS]
    taken = [_take(hq, courier, path) for path in found]
    for path, intake in zip(found, taken, strict=True):
        if intake.receipt is not None:
            courier.write(_folder(path), intake.receipt_file, intake.receipt)
    # After every receipt: a list of a whole city must not take their room.
    told: dict[tuple[int, Path], str] = {}
    for place, (path, intake) in enumerate(zip(found, taken, strict=True)):
        if intake.station is None or (intake.receipt is None and intake.verdict == "refused"):
            continue
        of = intake.station, _folder(path)
        if of not in told:
            told[of] = lay_update(hq, courier, of[1], of[0])
        taken[place] = msgspec.structs.replace(intake, update=told[of] or None)
    return taken


def lay_update(hq: Headquarters, courier: Courier, folder: Path, station: int) -> str:
    """Writes what a station has not been told of to a stick.

    Returns:
        the file's name, empty where there is nothing to tell, or where the station's laptop is
        not known (no batch of it was accepted yet) or is revoked.

    Raises:
        Refusal: headquarters_changed.
        EnvironmentFault: of the database or the stick.
    """
    try:
        update = make_update(hq, station)
    except Refusal as refusal:
        if refusal.code in {"station_not_heard", "station_revoked"}:
            return ""
        raise
    if update is None:
        return ""
    courier.write(folder, update.file, update.data)
    return update.file


def _take(hq: Headquarters, courier: Courier, path: Path) -> Intake:
    try:
        data = courier.read(path)
    except (Refusal, EnvironmentFault) as error:
        return Intake(told_name(path.name), None, None, None, "refused", error.code)
    return take_in(hq, data, file=path.name)


def _folder(path: Path) -> Path:
    """The folder in which the courier finds or makes its own."""
    return path.parent.parent if path.parent.name.casefold() == _STICK_FOLDER else path.parent
