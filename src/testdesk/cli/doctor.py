"""`doctor`: is this laptop ready to be a station?"""

from __future__ import annotations

import click
import msgspec

from testdesk import bootstrap
from testdesk.bridge.doctor.checks import (
    Devices,
    StationFindings,
    examine_laptop,
    examine_station,
)
from testdesk.bridge.doctor.screens import connected_screens
from testdesk.cli.shared.options import NAME, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, sentence_of, table
from testdesk.domain.refusals import CodedError
from testdesk.services.exchange.doctor import Finding
from testdesk.wall_clock import WallClock


@click.command("doctor")
@click.option("--printer", type=NAME, help="Printer to ask: its name, or escpos://192.168.1.50.")
@command_with_output
def doctor_command(run: CommandRun, printer: str | None) -> Output:
    """Checks printer, spool, scanner, camera, fonts, clock, network, disk, stick and the data.

    It also checks screens, sound, battery and the age of the backup, and says what to do about each
    problem. A printer that is named is asked for its state; nothing is printed. If headquarters'
    address is known, the server is asked for its identity and its time; nothing is sent.

    There is no prompt for the passphrase: without one the database is not opened.
    """
    devices = Devices(printer=printer, screens=connected_screens())
    findings = examine_laptop(run.home, devices, _station_findings(run), WallClock())
    checks = [_as_json(finding) for finding in findings]
    value = {"ok": all(f.status != "missing" for f in findings), "checks": checks}
    rows = [(check["check"], check["status"], check["code"], check["message"]) for check in checks]
    return Output(value, table(("check", "status", "code", "message"), rows))


def _station_findings(run: CommandRun) -> StationFindings:
    passphrase = run.passphrase_if_given()
    if not bootstrap.station_exists(run.home):
        return StationFindings(Finding("database", "missing", "station_missing"))
    if passphrase is None:
        return StationFindings(Finding("database", "attention", "database_not_opened"))
    try:
        with bootstrap.station(run.home, passphrase) as station:
            return examine_station(station)
    except CodedError as error:
        return StationFindings(Finding("database", "missing", error.code, error.detail))


def _as_json(finding: Finding) -> dict[str, object]:
    message = "" if finding.status == "ok" else sentence_of(finding.code, finding.detail)
    shown: dict[str, object] = msgspec.to_builtins(finding)
    return {**shown, "message": message}
