"""`hq round`: opens rounds, lists them, and erases one by decision of two supervisors."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.hq.operators import PASSWORD_FILE_OPTION, operator_password
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import (
    NEW_FILE,
    TEXT,
    CommandRun,
    command_with_output,
    refuse_options_beside,
)
from testdesk.cli.shared.output import Output, pairs, print_to_stderr, sentence_of, table
from testdesk.cli.shared.pdf_output import LANGUAGES_ON_PAPER, languages_option, write_pdf
from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.city import rounds
from testdesk.hq.erasure import deciding
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.erasure_journal import ErasedRound

if TYPE_CHECKING:
    from testdesk.domain.residents.people import Language
    from testdesk.paper.documents.deletion_record import DeletionRecord
    from testdesk.paper.layout.elements import PaperPage

_DECIDED = ("round", "at", "proposed_by", "confirmed_by", "note", "samples")
_COLUMNS = ("round", "people", "samples", "state", "over_since", "proposed_by", "erased_at")


@click.group("round")
def round_group() -> None:
    """Opens, lists and erases rounds."""


@round_group.command("open")
@click.option("--name", type=TEXT, required=True, help='Short name, such as "R7".')
@command_with_output
def open_round(run: CommandRun, name: str) -> Output:
    """Opens a round; kits made from now on contain it."""
    with headquarters(run) as hq:
        rounds.open_round(hq, name=name)
    text = localized("round {name} is open").format(name=name.strip())
    return Output({"round": name.strip()}, text)


@round_group.command("list")
@command_with_output
def list_rounds(run: CommandRun) -> Output:
    """Lists the rounds, and which of them may be erased."""
    with headquarters(run) as hq, hq.read() as connection:
        states = deciding.round_states(hq, connection)
    rows = [
        (
            *(one.round, one.people, one.samples, one.state, one.over_since),
            "" if one.proposal is None else one.proposal.by,
            one.erased_at,
        )
        for one in states
    ]
    return Output(msgspec.to_builtins(states), table(_COLUMNS, rows))


@round_group.command("erase")
@click.argument("round_", metavar="ROUND", type=TEXT)
@click.option("--note", type=TEXT, default="", help="Why, in your own words; for a proposal.")
@click.option("--confirm", is_flag=True, help="Confirms what another supervisor has proposed.")
@click.option("--withdraw", is_flag=True, help="Withdraws a proposal.")
@PASSWORD_FILE_OPTION
@command_with_output
def erase_round(
    run: CommandRun,
    round_: str,
    note: str,
    *,
    confirm: bool,
    withdraw: bool,
    password_file: Path | None,
) -> Output:
    """Erases who was sampled in a round, by decision of two supervisors.

    The first one (--operator) proposes it and gives a reason; the second one confirms it. Nothing
    brings the data back. If the program ended meanwhile, confirm again: that completes it.
    """
    if confirm:
        refuse_options_beside("--confirm", "withdraw", "note")
    if withdraw:
        refuse_options_beside("--withdraw", "note")
    with headquarters(run) as hq:
        who = {"by": run.operator, "password": operator_password(password_file)}
        if withdraw:
            deciding.withdraw(hq, round_, **who)
            return _output({"round": round_, "state": "withdrawn", "by": run.operator})
        if confirm:
            return _erased(hq, deciding.confirm(hq, round_, **who))
        found = deciding.propose(hq, round_, note=note, **who).found
    values = {"round": round_, "state": "proposed", "proposed_by": run.operator}
    numbers = {"samples": found.samples, "people": found.people, "bodies": len(found.events)}
    return _output({**values, "note": note.strip(), **numbers})


@round_group.command("rewrite")
@command_with_output
def rewrite(run: CommandRun) -> Output:
    """Rewrites the database without what was erased, if that could not be done at once."""
    with headquarters(run) as hq:
        return _output({"left_in_file": not deciding.finish(hq)})


@round_group.command("record")
@click.argument("round_", metavar="ROUND", type=TEXT)
@click.option("--out", type=NEW_FILE, required=True, help="The PDF to write.")
@languages_option
@command_with_output
def print_record(run: CommandRun, round_: str, out: Path, languages: str) -> Output:
    """Writes the record of a round's erasure as a PDF, with lines for two signatures."""
    with headquarters(run) as hq, hq.read() as connection:
        found = deciding.record_of(connection, round_)
        length, head = journal.length_and_head(connection)
        name = hq.secrets.name

    def draw() -> list[PaperPage]:
        record = _record(found, name, length, head)
        return _pages(record, LANGUAGES_ON_PAPER[languages])

    return write_pdf(draw, out, {"round": round_, "bodies": sum(one.bodies for one in found)})


def _erased(hq: Headquarters, done: ErasedRound) -> Output:
    values = {name: getattr(done, name) for name in _DECIDED}
    values |= {"state": "erased", "bodies": done.bodies, "left_in_file": not _is_rewritten(hq)}
    return Output({**values, "erased": msgspec.to_builtins(done.erased)}, pairs(values))


def _is_rewritten(hq: Headquarters) -> bool:
    """Rewrites the database; a fault is only a warning, because the round is erased."""
    try:
        return deciding.finish(hq)
    except EnvironmentFault as fault:
        print_to_stderr(f"{fault.code}: {sentence_of(fault.code, fault.detail)}")
        return False


def _output(values: dict[str, object]) -> Output:
    return Output(values, pairs(values))


def _record(found: list[ErasedRound], name: str, length: int, head: str) -> DeletionRecord:
    from testdesk.paper.documents.deletion_record import (  # noqa: PLC0415 - only for the PDF
        DeletionRecord,
        DeletionRow,
    )

    rows = tuple(
        DeletionRow(
            f"{dt.datetime.fromisoformat(one.at).astimezone():%Y-%m-%d %H:%M}",
            f"{one.proposed_by}, {one.confirmed_by}",
            *(range_.station, range_.first, range_.last, range_.bodies),
        )
        for one in found
        for range_ in one.erased
    )
    newest = found[-1]
    decided = (0, name, newest.days, rows, length, head)
    return DeletionRecord(*decided, round=newest.round, note=newest.note)


def _pages(record: DeletionRecord, languages: tuple[Language, ...]) -> list[PaperPage]:
    from testdesk.paper.documents.deletion_record import (  # noqa: PLC0415 - only for the PDF
        deletion_pages,
    )

    return deletion_pages(msgspec.structs.replace(record, languages=languages))
