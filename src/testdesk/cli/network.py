"""`sync`: sends batches and fetches receipts over the network, once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from testdesk import bootstrap
from testdesk.cli.shared import opening
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr
from testdesk.courier.address import headquarters_url
from testdesk.domain.backoff import pause
from testdesk.domain.refusals import NetworkFault, Refusal
from testdesk.messages.catalogue import translatable
from testdesk.ports import Station
from testdesk.services.exchange import network
from testdesk.services.exchange.network import (
    ExchangeContext,
    SyncProgress,
    SyncResult,
    clock_difference_minutes,
)
from testdesk.services.status import status
from testdesk.settings import NetworkSettings, load_network, save_network

T = TypeVar("T")
_STEPS = {
    "packed": translatable("CommandLine", "{file} packed"),
    "sent": translatable("CommandLine", "{file} sent"),
    "received": translatable("CommandLine", "{file} received"),
}


@click.command("sync")
@click.option(
    "--url", type=TEXT, help="Address of headquarters' server; the window remembers it too."
)
@click.option("--plain-http", is_flag=True, help="Allows http:// to other machines.")
@click.option("--again", is_flag=True, help="Also sends the events of refused batches again.")
@click.option(
    "--tries",
    type=click.IntRange(1, 100),
    default=1,
    show_default=True,
    help="Number of tries, with growing pauses between them.",
)
@command_with_output
@in_program_log
def sync_command(
    run: CommandRun, url: str | None, *, plain_http: bool, again: bool, tries: int
) -> Output:
    """Sends, once, everything that has no receipt yet; fetches receipts and updates."""
    settings = _network_settings(run.home, url, plain_http=plain_http)
    with opening.station(run) as station:
        result = _retrying(tries, lambda: _exchange(run.home, station, settings, again=again))
        current_status = status(station=station)
    value = {
        "url": settings.url,
        "sent": result.sent,
        "received": msgspec.to_builtins(result.received),
        "waiting": result.waiting,
        "undelivered": current_status.undelivered,
        "clock_behind_seconds": None
        if result.seconds_behind is None
        else round(result.seconds_behind),
    }
    minutes = clock_difference_minutes(result.seconds_behind)
    if minutes:
        text = localized(
            "this laptop's clock differs from headquarters' by {minutes} min (+: it is behind)"
        )
        print_to_stderr(text.format(minutes=minutes))
    shown = value | {"received": [report.file for report in result.received]}
    faulty = (r for r in result.received if r.is_fault)
    return Output(value, pairs(shown), refused=next((r.reason for r in faulty), ""))


def _network_settings(home: Path, url: str | None, *, plain_http: bool) -> NetworkSettings:
    saved = load_network(home)
    if url is None and not saved.url:
        raise Refusal("network_address_missing")
    plain = plain_http or (url is None and saved.plain_http)
    return NetworkSettings(headquarters_url(url or saved.url, plain_http=plain), plain)


def _exchange(
    home: Path, station: Station, settings: NetworkSettings, *, again: bool
) -> SyncResult:
    def report_progress(progress: SyncProgress) -> None:
        # "reached": headquarters has answered.
        if progress.step == "reached" and load_network(home) != settings:
            save_network(home, settings)  # only now: an address that never worked is not saved
        elif progress.file:
            print_to_stderr(localized(_STEPS[progress.step]).format(file=progress.file))

    outbox_files, inbox_files = bootstrap.network_folders(home)
    with closing(bootstrap.headquarters_client(station.identity, settings.url)) as client:
        context = ExchangeContext(
            station=station,
            session=network.network_session(),
            run_on_database=_run_directly,
            client=client,
            outbox_files=outbox_files,
            inbox_files=inbox_files,
            report=report_progress,
        )
        return network.exchange(context, resend_refused=again)


def _run_directly(command: Callable[[], T], /) -> T:
    """Runs a command in this thread, since the command line has no lanes."""
    return command()


def _retrying(tries: int, job: Callable[[], T]) -> T:
    for failures in range(1, tries):
        try:
            return job()
        except NetworkFault as fault:
            retry_after = fault.detail.get("retry_after")
            wait = pause(
                failures,
                chance=random.random(),  # noqa: S311 - it only spreads stations over time
                retry_after=retry_after if isinstance(retry_after, int) else None,
            )
            text = localized("{code}: next try in {seconds:.0f} s")
            print_to_stderr(text.format(code=fault.code, seconds=wait))
            time.sleep(wait)
    return job()
