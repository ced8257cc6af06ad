"""A batch that arrives, and the update that goes back."""

from testdesk.formats.exchange.batch import NO_BATCH, AcknowledgedUpdate, write_batch
from testdesk.formats.exchange.update import read_update
from testdesk.hq.exchange.intake.batches import import_batch


def deliver(hq, laptop, *, acknowledged=None):
    """Everything so far, as one batch; it acknowledges the given update."""
    data = write_batch(
        laptop.entries,
        sender=laptop.sender,
        prev_batch=NO_BATCH,
        created="2022-03-26T08:00:00Z",
        acknowledged=acknowledged,
    )
    return import_batch(hq, data, file="batch.tdb")


def opened(hq, laptop, made):
    assert made is not None
    return read_update(
        made.data,
        city=hq.city,
        city_key=hq.city_key,
        station=laptop.kit.station,
        age_identity=laptop.age_identity,
    )


def acknowledge(sha256, number):
    return AcknowledgedUpdate(number, sha256)
