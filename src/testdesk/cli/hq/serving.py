"""`hq serve`: headquarters as a server, and its backups while it serves."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack, closing
from pathlib import Path

import click

from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, FOLDER, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, print_to_stderr, sentence_of
from testdesk.domain.refusals import CodedError, Refusal
from testdesk.hq.home.backups.making import WrittenBackup
from testdesk.hq.home.backups.schedule import BackupPlan, BackupSchedule
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import headquarters_exists


@click.command("serve")
@click.option("--host", type=TEXT, default="127.0.0.1", show_default=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8470,
    show_default=True,
    help="Port to listen on; 0 means any free one.",
)
@click.option("--certificate", type=FILE, help="TLS certificate with its chain, as PEM.")
@click.option("--key", type=FILE, help="Key of the certificate, as PEM.")
@click.option("--behind-proxy", is_flag=True, help="A proxy in front of the server handles TLS.")
@click.option(
    "--backup-folder",
    type=FOLDER,
    help="Existing folder on another disk, for a backup now and every few hours.",
)
@click.option(
    "--backup-hours",
    type=click.IntRange(1, 168),
    default=1,
    show_default=True,
    help="Hours between two backups.",
)
@command_with_output
def serve(
    run: CommandRun,
    host: str,
    port: int,
    certificate: Path | None,
    key: Path | None,
    behind_proxy: bool,
    backup_folder: Path | None,
    backup_hours: int,
) -> Output:
    """Accepts batches over HTTP(S) and serves the dashboard until it is stopped."""
    from testdesk.hq.web.server import ListenAddress, serve  # noqa: PLC0415 - no other command needs it

    address = ListenAddress(host, port, certificate, key, behind_proxy)
    if not headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    passphrase = run.passphrase()
    with closing(open_headquarters(run.home, passphrase)) as hq, ExitStack() as ending:
        schedule: BackupSchedule | None = None
        if backup_folder is not None:
            plan = BackupPlan(backup_folder, dt.timedelta(hours=backup_hours))
            schedule = BackupSchedule(hq, run.home, passphrase, plan, report=_report)
            ending.callback(schedule.stop)

        def listening(url: str) -> None:
            # Scripts wait for this line, so it is the same in every language
            # (docs/command-line.md), and comes before any other.
            print_to_stderr(f"headquarters listens at {url}")
            if schedule is not None:
                schedule.start()

        serve(hq, address, on_listening=listening)
    return Output({"stopped": True}, "")


def _report(result: WrittenBackup | CodedError) -> None:
    if isinstance(result, CodedError):
        text = localized("no backup was made: {problem}")
        print_to_stderr(text.format(problem=sentence_of(result.code, result.detail)))
        return
    text = localized("backup written and read back: {file}")
    print_to_stderr(text.format(file=result.file.name))
