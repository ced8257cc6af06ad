"""Making a laptop a station, from the form of the first start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from testdesk import bootstrap
from testdesk.domain.refusals import CodedError, EnvironmentFault
from testdesk.gui.start.first_start import FirstStart
from testdesk.gui.start.sign_in import SignIn
from testdesk.ports import Clock


def is_station(home: Path, report: Callable[[CodedError], None]) -> bool:
    """Whether this laptop is a station already.

    Also True if the disk cannot be read, so that an existing station is never overwritten.
    """
    try:
        return bootstrap.station_exists(home)
    except EnvironmentFault as fault:
        report(fault)
        return True


def make_station(home: Path, form: FirstStart, clock: Clock | None) -> SignIn:
    """Makes the laptop a station.

    Called on a lane, because deriving the keys from the two passphrases is slow on purpose.

    Returns:
        The sign-in with which to open the station.

    Raises:
        Refusal: the kit is refused.
        EnvironmentFault: file_unreadable, disk_full, home_not_writable.
    """
    bootstrap.set_up_station(
        home,
        kit=_read(form.kit),
        kit_passphrase=form.kit_passphrase,
        passphrase=form.sign_in.passphrase,
        own_names=(form.sign_in.operator,),
        clock=clock,
    )
    return form.sign_in


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("file_unreadable") from error
