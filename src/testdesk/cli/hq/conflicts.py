"""`hq conflict`, `hq refused`: conflicts and refused batches, and the decisions on them."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from testdesk.cli.hq.conflict_text import conflict_text
from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared import json_values
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.journal.events import Decision
from testdesk.domain.refusals import Refusal
from testdesk.hq.conflicts import admissions, evidence, forks, resolutions
from testdesk.hq.conflicts.finding import Conflict, conflicts

_NOTE = click.option("--note", type=TEXT, required=True, help="Why, in your own words.")


@click.group("conflict")
def conflict_group() -> None:
    """Lists and decides conflicts: true events that contradict each other."""


@conflict_group.command("list")
@click.option(
    "--all",
    "with_decided",
    is_flag=True,
    help="Also lists decided conflicts, with who decided, when and why.",
)
@command_with_output
def list_conflicts(run: CommandRun, *, with_decided: bool) -> Output:
    """Lists the conflicts, each with its key and what its events state."""
    with headquarters(run) as hq, hq.read() as connection:
        found = conflicts(connection)
        shown = [conflict for conflict in found if with_decided or conflict.resolution is None]
        facts = evidence.facts(connection, shown)
    value = [
        {**_conflict(conflict), "facts": msgspec.to_builtins(facts.get(conflict.key, ()))}
        for conflict in shown
    ]
    return Output(
        value,
        "\n\n".join(conflict_text(conflict, facts.get(conflict.key, ())) for conflict in shown),
    )


@conflict_group.command("resolve")
@click.argument("key", type=TEXT)
@click.option("--decision", type=click.Choice(get_args(Decision)), required=True)
@click.option("--stands", "chosen", type=TEXT, help="The valid event, as STATION:NUMBER.")
@_NOTE
@command_with_output
def resolve_conflict(
    run: CommandRun, key: str, decision: Decision, chosen: str | None, note: str
) -> Output:
    """Decides a conflict; stations learn of it from their next update."""
    event = None if chosen is None else _parse_event(chosen)
    with headquarters(run) as hq:
        resolutions.resolve(hq, key, decision=decision, note=note, by=run.operator, chosen=event)
    values = {"key": key, "decision": decision, "stands": chosen, "note": note.strip()}
    return Output(values, pairs(values))


@click.group("refused")
def refused_group() -> None:
    """Manages batches that were refused because they contradict known history."""


@refused_group.command("list")
@command_with_output
def list_refused(run: CommandRun) -> Output:
    """Lists them: where each departs from the known history, and what caused it."""
    with headquarters(run) as hq, hq.read() as connection:
        found = forks.forks(connection)
    rows = [
        (
            batch.sha256[:12],
            batch.station,
            batch.first,
            batch.last,
            batch.kind,
            batch.forks_at,
            batch.admitted_at,
        )
        for batch in found
    ]
    headings = ("file", "station", "first", "last", "kind", "forks_at", "admitted_at")
    return Output(msgspec.to_builtins(found), table(headings, rows))


@refused_group.command("show")
@click.argument("sha256", type=TEXT)
@command_with_output
def show_refused(run: CommandRun, sha256: str) -> Output:
    """Shows what admitting a refused batch would add."""
    with headquarters(run) as hq:
        return _admission(admissions.preview(hq, sha256))


@refused_group.command("admit")
@click.argument("sha256", type=TEXT)
@_NOTE
@command_with_output
def admit_refused(run: CommandRun, sha256: str, note: str) -> Output:
    """Records the people and tubes of a refused batch in headquarters' own journal."""
    with headquarters(run) as hq:
        return _admission(admissions.admit(hq, sha256, note=note, by=run.operator))


def _admission(found: admissions.Admission) -> Output:
    values = {"people": found.people, "events": found.events, "tubes": found.tubes}
    fork = {name: getattr(found.fork, name) for name in ("station", "first", "last", "kind")}
    return Output(msgspec.to_builtins(found), pairs(fork | values))


def _conflict(conflict: Conflict) -> json_values.JsonObject:
    return {**msgspec.to_builtins(conflict), "resolved": conflict.resolution is not None}


def _parse_event(text: str) -> tuple[int, int]:
    station, separator, seq = text.partition(":")
    if not (separator and station.isdecimal() and seq.isdecimal()):
        raise Refusal("decision_invalid", reason="none_named")
    return int(station), int(seq)
