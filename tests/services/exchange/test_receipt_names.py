"""The name of a receipt's file is only a name: its contents name its batch."""

import shutil

import pytest

from testdesk.services import status
from testdesk.services.exchange import incoming


def import_files(station, path):
    reports = incoming.import_file(station.context, paths=[path]).value
    return [(r.file, r.verdict, r.reason, r.first, r.last) for r in reports]


def states(station):
    return [(b.first, b.last, b.state) for b in status.status(station=station.station).batches]


def test_a_copy_under_another_batchs_name_does_not_count_for_that_batch(station, answered):
    assert import_files(station, answered) == [("receipt-1-1-1.tdr", "accepted", "", 1, 1)]
    assert import_files(station, answered) == [("receipt-1-1-1.tdr", "already_have", "", 1, 1)]
    for name in ("receipt-1-2-3.tdr", "RECEIPT-1-2-3.TDR", "receipt-2-1-1.tdr"):
        copied = shutil.copy(answered, answered.with_name(name))
        assert import_files(station, copied) == [(name, "refused", "receipt_of_other_batch", 1, 1)]
    assert states(station) == [(2, 3, "verified"), (1, 1, "accepted")]


@pytest.mark.parametrize("name", ["receipt-1-2-3.tdr", "RECEIP~1.TDR", "receipt-1-1-1 (2).tdr"])
def test_a_true_receipt_settles_its_own_batch_whatever_it_is_called(station, answered, name):
    renamed = answered.rename(answered.with_name(name))
    assert import_files(station, renamed) == [(name, "accepted", "", 1, 1)]
    assert states(station) == [(2, 3, "verified"), (1, 1, "accepted")]


@pytest.mark.parametrize("name", ["RECEIP~1.TDR", "receipt-1-1-1 (2).tdr", "回执.tdr"])
def test_a_name_of_another_form_claims_nothing(station, answered, name):
    import_files(station, answered)
    copied = shutil.copy(answered, answered.with_name(name))
    assert import_files(station, copied) == [(name, "already_have", "", 1, 1)]
