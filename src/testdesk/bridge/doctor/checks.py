"""All checks of a laptop, in one order, for the command `doctor` and the window alike."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import msgspec

from testdesk import bootstrap
from testdesk.bridge.doctor import laptop
from testdesk.bridge.doctor.battery import judge_battery, read_battery
from testdesk.courier.address import headquarters_url
from testdesk.domain.refusals import CodedError
from testdesk.ports import Clock, Station, StationIdentity
from testdesk.services.exchange import doctor
from testdesk.services.exchange.doctor import ClockReference, Finding
from testdesk.services.exchange.network import check_connection
from testdesk.settings import load_backup_place, load_last_backup, load_network

# The order in which findings are listed.
ORDER = (
    *("printer", "spool", "scanner", "camera", "fonts", "clock", "network", "database", "backup"),
    *("disk", "stick", "display", "second_screen", "sound", "battery"),
)
_QT_CHECKS = ("printer", "fonts", "stick")


class Devices(msgspec.Struct, frozen=True):
    """What the asker already knows of the devices.

    Attributes:
        printer: the printer to ask, its name or address, or None for the first of the system.
        scanner, camera: the states of the window's `SerialScanner` and `Camera`.
        screens: how many screens are connected, or None if that is unknown.
        window_open: whether the asker has a window, and so a screen.
    """

    printer: str | None = None
    scanner: str = "off"
    camera: str = "off"
    screens: int | None = None
    window_open: bool = False


class StationFindings(msgspec.Struct, frozen=True):
    """What was found in the station's file, and what other checks need of it.

    Attributes:
        database: the finding on the file.
        reference: the times to compare the clock with; None if the file was not opened.
        identity: the station's identity, by which headquarters is asked; None likewise.
        events: how many events the journal has.
    """

    database: Finding
    reference: ClockReference | None = None
    identity: StationIdentity | None = None
    events: int = 0


def examine_station(station: Station) -> StationFindings:
    """Checks an open station's file; runs where the station's connection is."""
    reference, database = doctor.clock_reference(station), doctor.judge_database(station)
    with station.read() as uow:
        events = uow.journal.length()
    return StationFindings(database, reference, station.identity, events)


def examine_laptop(
    home: Path, devices: Devices, found: StationFindings, clock: Clock
) -> list[Finding]:
    """Checks everything outside the station's file; may take seconds, and needs no connection.

    If headquarters' address is known, the server is asked for its identity and its time.

    Args:
        home: the station's folder.
        devices: what is already known of the devices.
        found: what `examine_station` found, or that the file was not opened.
        clock: the laptop's clock.

    Returns:
        the findings, in the order of `ORDER`.
    """
    findings = [*_devices(devices), found.database]
    seconds_behind = None
    if found.identity is not None:
        network, seconds_behind = _network(home, found.identity, clock)
        last, place = load_last_backup(home), load_backup_place(home)
        backup = doctor.judge_backup(clock.now(), last, found.events, place)
        findings += [network, backup]
    reference = found.reference or ClockReference(None, None, 0)
    findings += [
        doctor.judge_clock(clock.now(), reference, seconds_behind),
        doctor.judge_disk(shutil.disk_usage(_nearest_existing(home)).free),
    ]
    return sorted(findings, key=lambda finding: ORDER.index(finding.check))


def _devices(devices: Devices) -> list[Finding]:
    return [
        *_printer_fonts_stick(devices.printer),
        laptop.spool(),
        laptop.scanner(serial_state=devices.scanner),
        laptop.camera(chosen_state=devices.camera),
        laptop.display(devices.screens, window_open=devices.window_open),
        laptop.second_screen(devices.screens),
        laptop.sound(),
        judge_battery(read_battery()),
    ]


def _printer_fonts_stick(printer: str | None) -> list[Finding]:
    """The findings on printer, fonts and stick; without Qt, that none could be checked."""
    try:
        from testdesk.bridge.doctor import qt_devices  # noqa: PLC0415 - Qt, for these alone
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        return [Finding(check, "missing", "qt_missing") for check in _QT_CHECKS]
    asked = qt_devices.printer() if printer is None else qt_devices.named_printer(printer)
    return [asked, qt_devices.fonts(), qt_devices.stick()]


def _network(home: Path, identity: StationIdentity, clock: Clock) -> tuple[Finding, float | None]:
    """Whether headquarters answers, and by how many seconds our clock is behind its."""
    settings = load_network(home)
    if not settings.url:
        return Finding("network", "ok", "network_not_set"), None
    try:
        url = headquarters_url(settings.url, plain_http=settings.plain_http)
        with closing(bootstrap.headquarters_client(identity, url)) as client:
            seconds_behind = check_connection(client, clock)
    except CodedError as error:
        return Finding("network", "attention", error.code, error.detail), None
    return Finding("network", "ok", "network_reached"), seconds_behind


def _nearest_existing(folder: Path) -> Path:
    """The folder, or its nearest ancestor that already exists."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())
