"""Import: batches from files and sticks, their receipts laid beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.home import Headquarters
from testdesk.hq.intake import Intake, storable_name, take_in
from testdesk.ports import Courier

_STICK_FOLDER = "testdesk"
# What also lies on a stick and is not for us.
_FOR_STATIONS = {".tdk", ".tdr", ".tdu"}


def import_paths(hq: Headquarters, courier: Courier, paths: Sequence[Path]) -> list[Intake]:
    """Takes in every batch among files and folders, and writes each receipt beside its batch.

    Receipts are written after the last batch is in: a full or locked stick keeps nothing out.
    A file that the stick does not give back is reported and holds up no other.

    Raises:
        EnvironmentFault: of the database or the stick; what was taken in before stays, and the
            next import of the same batches writes the receipts again.
    """
    found = [p for p in courier.incoming(paths) if p.suffix.lower() not in _FOR_STATIONS]
    taken = [_take(hq, courier, path) for path in found]
    for path, intake in zip(found, taken, strict=True):
        if intake.receipt is not None:
            courier.write(_folder(path), intake.receipt_file, intake.receipt)
    return taken


def _take(hq: Headquarters, courier: Courier, path: Path) -> Intake:
    try:
        data = courier.read(path)
    except (Refusal, EnvironmentFault) as error:
        return Intake(storable_name(path.name), None, None, None, "refused", error.code)
    return take_in(hq, data, file=path.name)


def _folder(path: Path) -> Path:
    """The folder in which the courier finds or makes its own."""
    return path.parent.parent if path.parent.name == _STICK_FOLDER else path.parent
