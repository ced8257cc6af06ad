"""`doctor`: is this laptop ready to be a station?"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import click
import msgspec

from testdesk import bootstrap
from testdesk.cli.shared import laptop
from testdesk.cli.shared.options import NAME, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, sentence_of, table
from testdesk.courier.address import headquarters_url
from testdesk.domain.refusals import CodedError
from testdesk.ports import Station
from testdesk.services.exchange import doctor
from testdesk.services.exchange.doctor import Finding
from testdesk.services.exchange.network import check_connection
from testdesk.settings import load_network
from testdesk.wall_clock import WallClock


@click.command("doctor")
@click.option("--printer", type=NAME, help="Printer to ask: its name, or escpos://192.168.1.50.")
@command_with_output
def doctor_command(run: CommandRun, printer: str | None) -> Output:
    """Checks printer, spool, scanner, fonts, clock, network, disk, stick, display and database.

    It says what to do about each problem. A printer that is named is asked for its state; nothing
    is printed. If headquarters' address is known, the server is asked for its identity and its
    time; nothing is sent.

    There is no prompt for the passphrase: without one the database is not opened.
    """
    printer_finding, fonts, stick = laptop.printer_fonts_stick(printer)
    findings = [
        printer_finding,
        laptop.spool(),
        laptop.scanner(),
        fonts,
        *_station_findings(run),
        doctor.judge_disk(shutil.disk_usage(_nearest_existing(run.home)).free),
        stick,
        laptop.display(),
    ]
    checks = [_as_json(finding) for finding in findings]
    value = {"ok": all(f.status != "missing" for f in findings), "checks": checks}
    rows = [(check["check"], check["status"], check["code"], check["message"]) for check in checks]
    return Output(value, table(("check", "status", "code", "message"), rows))


def _station_findings(run: CommandRun) -> list[Finding]:
    now = WallClock().now()
    passphrase = run.passphrase_if_given()
    if not bootstrap.station_exists(run.home):
        database = Finding("database", "missing", "station_missing")
    elif passphrase is None:
        database = Finding("database", "attention", "database_not_opened")
    else:
        try:
            with bootstrap.station(run.home, passphrase) as station:
                reference = doctor.clock_reference(station=station)
                network, seconds_behind = _network(run.home, station)
                clock = doctor.judge_clock(now, reference, seconds_behind)
                return [clock, network, doctor.judge_database(station=station)]
        except CodedError as error:
            database = Finding("database", "missing", error.code, error.detail)
    return [doctor.judge_clock(now), database]


def _network(home: Path, station: Station) -> tuple[Finding, float | None]:
    """Whether headquarters answers, and by how many seconds our clock is behind its."""
    settings = load_network(home)
    if not settings.url:
        return Finding("network", "ok", "network_not_set"), None
    try:
        url = headquarters_url(settings.url, plain_http=settings.plain_http)
        with closing(bootstrap.headquarters_client(station.identity, url)) as client:
            seconds_behind = check_connection(client, station.clock)
    except CodedError as error:
        return Finding("network", "attention", error.code, error.detail), None
    return Finding("network", "ok", "network_reached"), seconds_behind


def _nearest_existing(folder: Path) -> Path:
    """The folder, or its nearest ancestor that already exists."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())


def _as_json(finding: Finding) -> dict[str, object]:
    message = "" if finding.status == "ok" else sentence_of(finding.code, finding.detail)
    shown: dict[str, object] = msgspec.to_builtins(finding)
    return {**shown, "message": message}
