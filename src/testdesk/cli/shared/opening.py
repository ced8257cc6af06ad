"""Opens the station that a command is about.

Short, because every command opens its station in this one way.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from testdesk.cli.shared.given_secrets import PIN, given_secret
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import OPERATOR, CommandRun, ask
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import LEAD
from testdesk.ports import Station
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import find_member, is_staffed
from testdesk.services.staff.identification import Credentials, act_as, identify


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
    """The context of the operator's commands, as long as the station is open.

    Where operators are enrolled, a named one is recognised by the PIN (TESTDESK_PIN or a prompt)
    and has that role. Without a name, whoever knows the station's passphrase acts as point lead.

    Raises:
        Refusal: operator_not_enrolled, pin_missing, pin_wrong, pin_paused.
    """
    session = ScanSession(operator=run.operator, pool_size=station.identity.pool_size)
    made = Context(station, session)
    if is_staffed(station):
        session.role = LEAD
        if run.operator != OPERATOR:
            member = find_member(station, run.operator)
            credentials = Credentials(operator=member.operator, pin=_pin())
            act_as(made, identify(station, credentials))
    return made


def _pin() -> str:
    """The PIN from the environment or a prompt; empty if nobody is at the terminal."""
    given = given_secret(PIN)
    if given is None and sys.stdin is not None and sys.stdin.isatty():
        return ask(PIN, localized("PIN"))
    return given or ""
