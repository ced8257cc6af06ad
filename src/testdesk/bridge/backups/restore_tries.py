"""Counts the wrong PINs of people who restore a backup, from one attempt to the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from testdesk.atomic_write import write_atomically
from testdesk.domain.staff.pins import WrongTries
from testdesk.home_files import raising_home_faults
from testdesk.ports import Station
from testdesk.settings import RESTORE_TRIES


@contextmanager
def keeping_wrong_tries(home: Path, station: Station) -> Iterator[None]:
    """Keeps the wrong PINs that are counted within it in the home, by the operators' identities.

    A backup that is not restored is removed again, with the wrong PINs that its store counted. So
    that nobody can go on guessing with a new copy, the next attempt begins with what is kept here.
    After a restore the store itself has them, and `forget_wrong_tries` removes the file.

    Args:
        home: the folder in which the backup is to be restored.
        station: opened from the backup.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    kept = _load(home)
    with station.write("") as uow:
        operators = [member.operator for member in uow.staff.all()]
        for operator in operators:
            tries = kept.get(operator, WrongTries())
            if tries.count > uow.staff.wrong_tries(operator).count:
                uow.staff.keep_tries(operator, tries)
        uow.commit()
    try:
        yield
    finally:
        with station.read() as uow:
            counted = {operator: uow.staff.wrong_tries(operator) for operator in operators}
        _save(home, kept | counted)


def forget_wrong_tries(home: Path) -> None:
    """Removes the file; one that cannot be removed does no harm beside a station."""
    with suppress(OSError):
        (home / RESTORE_TRIES).unlink(missing_ok=True)


def _load(home: Path) -> dict[str, WrongTries]:
    """What is kept; nothing if there is no file, or none that this program wrote."""
    try:
        data = (home / RESTORE_TRIES).read_bytes()
        return msgspec.json.decode(data, type=dict[str, WrongTries])
    except (OSError, msgspec.DecodeError):
        return {}


def _save(home: Path, tries: dict[str, WrongTries]) -> None:
    wrong = {operator: one for operator, one in sorted(tries.items()) if one.count}
    if wrong == _load(home):
        return
    with raising_home_faults():
        write_atomically(home / RESTORE_TRIES, msgspec.json.encode(wrong))
