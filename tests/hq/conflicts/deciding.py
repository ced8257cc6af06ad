"""Stations that correct a person, and headquarters that decides."""

from sqlalchemy import select
from tests.hq.laptops import Laptop

from testdesk.domain.journal.events import FieldChange, ResidentCorrected
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store.current import resident_of
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT


def person(hq, who):
    with hq.read() as connection:
        row = (
            connection.execute(select(CURRENT_RESIDENT).where(CURRENT_RESIDENT.c.resident == who))
            .mappings()
            .first()
        )
    return resident_of(row) if row else None


def deliver(hq, station: Laptop):
    return import_batch(hq, station.batch(), file="b.tdb")


def corrected(who, *changes, becomes=""):
    made = tuple(FieldChange(*change) for change in changes)
    return ResidentCorrected(who, made, "list_wrong", becomes)


def decide(hq, key, chosen):
    return resolve(hq, key, decision="one_stands", note="打过电话", by="李敏", chosen=chosen)
