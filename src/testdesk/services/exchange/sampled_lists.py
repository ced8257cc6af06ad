"""Imports sampled lists, which an update must have announced."""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.status import FileReport
from testdesk.formats.exchange.sampled_list import list_name, read_list, read_list_label
from testdesk.ports import Station
from testdesk.services.session import Context

_CHANGES = Changes(samples=True)


def import_list(context: Context, data: bytes, file: str) -> Done[FileReport]:
    """Imports a sampled list; a list that a newer list has replaced counts as imported already.

    Args:
        context: station and session.
        data: the file's bytes.
        file: the file's name, for the report.

    Raises:
        Refusal: the refusals of `read_list`; sampled_not_announced: its update has not arrived yet.
    """
    identity = context.station.identity
    label = read_list_label(data, city=identity.city, city_key=identity.city_key)
    with context.station.read() as uow:
        announced = uow.samples.announced_list(label.number)
    if announced is None and label.created > identity.renewed:
        raise Refusal("sampled_not_announced")
    if announced is None or announced.imported:
        return Done(FileReport(file, "sampled", "already_have"))
    sampled_list = read_list(
        data, city=identity.city, city_key=identity.city_key, key=announced.secret_key
    )
    if sampled_list.round != announced.round:
        raise Refusal("sampled_damaged")
    elsewhere = [sample for sample in sampled_list.samples if sample.station != identity.station]
    with context.write("exchange") as uow:
        uow.samples.store_known_samples(sampled_list.round, elsewhere)
        uow.samples.mark_list_imported(sampled_list.number)
        uow.commit()
    return Done(FileReport(file, "sampled", "accepted"), _CHANGES)


def missing_lists(station: Station) -> list[FileReport]:
    """Reports on the sampled lists that an update announced and that have not arrived."""
    with station.read() as uow:
        numbers = uow.samples.missing_lists()
    return [
        FileReport(list_name(number), "sampled", "refused", "sampled_missing") for number in numbers
    ]
