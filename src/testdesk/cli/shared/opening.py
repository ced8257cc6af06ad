"""Opens the station that a command is about.

Short, because every command opens its station in this one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from testdesk.cli.shared.options import CommandRun
from testdesk.domain.refusals import Refusal
from testdesk.ports import Station
from testdesk.services.session import Context, ScanSession


@contextmanager
def station(run: CommandRun) -> Iterator[Station]:
    """The station of the home, open for this command.

    Raises:
        Refusal: station_missing (before asking for a passphrase), passphrase_wrong,
            vault_damaged.
        EnvironmentFault: as `bootstrap.station`.
    """
    from testdesk import bootstrap  # noqa: PLC0415 - the station's file, which no help needs

    if not bootstrap.station_exists(run.home):
        raise Refusal("station_missing")
    with bootstrap.station(run.home, run.passphrase()) as station:
        yield station


def context(run: CommandRun, station: Station) -> Context:
    """The context of the operator's commands, as long as the station is open."""
    session = ScanSession(operator=run.operator, pool_size=station.identity.pool_size)
    return Context(station, session)
