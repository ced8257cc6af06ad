"""Whatever the handover page shows, the newest batch and the report's end are in sight."""

from typing import get_args

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from testdesk.domain.station.quarantine import Remedy, remedy_for
from testdesk.domain.station.status import FileReport, Quarantined
from testdesk.gui.handover.stick_result import StickResult
from testdesk.hq.conflicts.finding import REFUSED_BATCH_KINDS
from testdesk.messages import catalogue

WAYS = get_args(Remedy)
# Why headquarters refuses batches: of each way out some.
REFUSED = (
    *REFUSED_BATCH_KINDS,
    "station_revoked",
    "payload_damaged",
    "payload_mismatch",
    "signature_wrong",
)
BAD = (
    "container_damaged",
    "file_truncated",
    "neighbour_revoked",
    "update_missing",
    "update_forked",
)


def refusal(place, reason):
    way = remedy_for(reason)
    return Quarantined(
        *(place * 10 + 1, place * 10 + 9, "batch.tdb", reason, way, way != "export_again"),
        *("2022-03-26T01:00:00Z", 1, 120, False, False),
    )


def is_whole(notice):
    """Whether its text can be read to the end."""
    return notice.height() >= notice.heightForWidth(notice.width())


def row_in_sight(page):
    """Whether the table's first row can be seen without scrolling."""
    scroll = page.batches.parentWidget().parentWidget().parentWidget()
    assert isinstance(scroll, QScrollArea)
    bottom = page.batches.mapTo(scroll.viewport(), QPoint(0, page.batches.first_row_bottom()))
    return bottom.y() <= scroll.viewport().height()


def newest_in_sight(page):
    """The newest refusal, and the newest batch."""
    return is_whole(page.quarantine.banners[0]) and row_in_sight(page)


def test_every_way_out_is_among_these():
    assert {remedy_for(reason) for reason in REFUSED} == set(WAYS)


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("reason", REFUSED)
def test_the_newest_batch_is_in_sight_beside_what_was_refused(
    handed_over_page, languages, qtbot, reason, count
):
    refused = tuple(refusal(place, reason) for place in range(count))
    overview = handed_over_page._overview
    assert overview.status.batches
    for _ in languages():
        status = msgspec.structs.replace(overview.status, quarantine=refused)
        handed_over_page._show(msgspec.structs.replace(overview, status=status))
        qtbot.waitUntil(lambda: newest_in_sight(handed_over_page), timeout=5000)
        assert len(handed_over_page.quarantine.banners) == count


@pytest.mark.parametrize("count", [1, 7, 40])
def test_a_report_of_many_bad_files_is_read_to_its_end(handed_over_page, languages, qtbot, count):
    files = [
        FileReport(f"batch-{station}-1-{station * 37}.tdb", "batch", "refused", reason)
        for station in range(2, count + 2)
        for reason in BAD
    ]
    refusals = [
        FileReport(f"receipt-1-{n}-{n}.tdr", "receipt", "refused", "payload_damaged", n, n, True)
        for n in range(1, count + 1)
    ]
    notice = handed_over_page.stick_card.banner
    for _ in languages():
        report = StickResult(None, [*files, *refusals])
        handed_over_page.stick_card.report(report.text, "stop", shorter=report.shorter)
        qtbot.waitUntil(lambda: is_whole(notice), timeout=5000)
        assert notice.text().endswith(sentence_end())
    handed_over_page.stick_card.clear_message()


def sentence_end():
    return catalogue.translate("HandoverPage", "Safe to pull.")


@pytest.mark.usefixtures("handed_over_page")
def test_each_file_is_named_or_counted():
    files = [FileReport(f"{n}.tdb", "batch", "refused", BAD[0]) for n in "abc"]
    report = StickResult(None, [*files, FileReport("d.tdu", "update", "refused", BAD[1])])
    longest, two, one, none = (text_of() for text_of in (report.text, *report.shorter))
    assert all(f"{n}.tdb: The file is damaged." in longest for n in "abc")
    assert "a.tdb, b.tdb and 1 more: The file is damaged." in two
    assert "d.tdu: The file is cut short." in two
    assert "a.tdb and 2 more: The file is damaged." in one
    assert "Other files not imported: 1." in one
    assert "Other files not imported: 4." in none
