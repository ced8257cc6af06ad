"""The handover page: nothing is filled before it is true."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from testdesk.domain.changes import Changes, Done
from testdesk.domain.station.outbox import ExportAttempt
from testdesk.domain.station.status import FileReport
from testdesk.gui import translation
from testdesk.gui.handover.batches import steps_of
from testdesk.gui.handover.stick_result import StickResult
from testdesk.messages import catalogue

TUBE = "YJ22034417"


def test_without_a_stick_the_page_explains_what_to_do(page_of_three):
    page_of_three.hand_over()
    assert page_of_three.stick_card.banner.text().startswith("No stick is plugged in.")


def test_when_a_stick_comes_it_is_not_called_missing_any_more(page_of_three, hands, stick):
    page_of_three.hand_over()
    page_of_three.use_folder(stick)
    hands.settle()
    assert page_of_three.stick_card.banner.text() == ""


def test_what_is_not_exported_is_an_empty_row(page_of_three):
    lines = page_of_three.batches.rows()
    assert (len(lines), lines[0].steps, lines[0].text) == (1, 0, "not exported yet")


def test_after_the_export_two_steps_are_true_and_no_more(page_of_three, hands, stick, qtbot):
    page_of_three.use_folder(stick)
    hands.settle()
    with qtbot.waitSignal(page_of_three.handed_over) as blocker:
        qtbot.keyClick(page_of_three, Qt.Key.Key_Return)
    hands.settle()
    assert blocker.args[0].verified
    assert (stick / "testdesk" / blocker.args[0].file).is_file()
    assert [(line.steps, line.refused) for line in page_of_three.batches.rows()] == [(2, False)]
    assert page_of_three.stick_card.banner.text().endswith("Safe to pull.")


def test_everything_reported_about_a_stick_can_be_read(page_of_three, hands, stick, qtbot):
    hands.window.resize(1366, 768)
    page_of_three.use_folder(stick)
    hands.settle()
    files = [
        FileReport("receipt-1-7-9.tdr", "receipt", "accepted"),
        FileReport("update-1-8.tdu", "update", "accepted"),
        FileReport("batch-2-1-9.tdb", "batch", "accepted"),
        FileReport("update-1-9.tdu", "update", "refused", "update_missing", 7, 9),
    ]
    page_of_three.stick_card.report(StickResult(None, files).text)
    notice = page_of_three.stick_card.banner
    qtbot.waitUntil(lambda: notice.height() >= notice.heightForWidth(notice.width()))
    for text in (
        "Receipts read: 1.",
        "Updates from headquarters: 1.",
        "Batches of other stations: 1.",
    ):
        assert text in notice.text()
    assert "Update 9 builds on update 7" in notice.text()
    assert notice.text().endswith("Safe to pull.")


def test_a_message_is_shown_again_in_another_language(page_of_three, hands, stick, qtbot):
    page_of_three.use_folder(stick)
    hands.settle()
    with qtbot.waitSignal(page_of_three.handed_over):
        page_of_three.hand_over()
    try:
        translation.use("ko")
        message = page_of_three.stick_card.banner.text()
    finally:
        translation.use("en")
    pull = catalogue.translate("HandoverPage", "Safe to pull.", "ko")
    assert pull != "Safe to pull."
    assert message.endswith(pull)


def test_the_second_export_has_nothing_to_write(page_of_three, hands, stick, qtbot):
    page_of_three.use_folder(stick)
    hands.settle()
    for _ in range(2):
        with qtbot.waitSignal(page_of_three.handed_over) as blocker:
            page_of_three.hand_over()
    assert blocker.args == [None]
    assert page_of_three.stick_card.banner.text().startswith("Nothing new to export.")


def test_a_lost_stick_is_written_again_on_another(page_of_three, hands, stick, qtbot):
    assert not page_of_three.batches_view.again_button.isVisible()
    page_of_three.use_folder(stick)
    hands.settle()
    with qtbot.waitSignal(page_of_three.handed_over) as first:
        page_of_three.hand_over()
    hands.settle()
    other = stick.with_name("SANDISK")
    other.mkdir()
    page_of_three.use_folder(other)
    hands.settle()
    with qtbot.waitSignal(page_of_three.handed_over) as second:
        qtbot.mouseClick(page_of_three.batches_view.again_button, Qt.MouseButton.LeftButton)
    assert (second.args[0].first, second.args[0].last) == (first.args[0].first, first.args[0].last)
    assert (other / "testdesk" / second.args[0].file).is_file()


def test_a_stick_that_is_pulled_is_reported_and_nothing_is_called_exported(
    page_of_three, hands, stick
):
    page_of_three.use_folder(stick)
    hands.settle()
    stick.rmdir()
    stick.write_text("now a file")
    page_of_three.hand_over()
    hands.settle()
    assert "Safe to pull" not in page_of_three.stick_card.banner.text()
    assert page_of_three.stick_card.banner.property("tone") == "stop"
    assert page_of_three.batches_view.export_button.isEnabled()
    assert page_of_three.rows.pull.verdict.state == "failed"
    assert page_of_three.batches.rows()[0].steps == 0


def test_the_four_steps_are_those_of_the_state(page_of_three, hands, stick, qtbot):
    page_of_three.use_folder(stick)
    hands.settle()
    with qtbot.waitSignal(page_of_three.handed_over):
        page_of_three.hand_over()
    hands.settle()
    batch = page_of_three._overview.status.batches[0]
    states = {"written": 1, "verified": 2, "delivered": 3, "accepted": 4, "refused": 3}
    for state, steps in states.items():
        assert steps_of(msgspec.structs.replace(batch, state=state)) == steps


def answer(page_of_three, hands, state, reason=None):
    """As a receipt for the newest attempt would leave it."""
    bridge = page_of_three._bridge

    def settle(context):
        with context.station.write("金英") as uow:
            one = uow.outbox.attempts()[-1]
            batch = msgspec.structs.replace(one.batch, state=state, reason=reason)
            at = "2022-03-26T01:10:00.000Z"
            uow.outbox.settle(ExportAttempt(batch, one.manifest_sha256, at), receipt=b"signed")
            uow.commit()
        return Done(None, Changes(batches=True))

    bridge.run(settle, lambda _none: None, hands.window, pytest.fail)
    hands.settle()


def hand_over(page_of_three, hands, qtbot):
    with qtbot.waitSignal(page_of_three.handed_over):
        page_of_three.hand_over(again=True)
    hands.settle()


def test_a_refused_batch_is_named_with_the_way_out(page_of_three, hands, stick, qtbot):
    page_of_three.use_folder(stick)
    hands.settle()
    assert not page_of_three.quarantine.isVisible()
    hand_over(page_of_three, hands, qtbot)
    answer(page_of_three, hands, "refused", "payload_damaged")
    (notice,) = page_of_three.quarantine.banners
    assert notice.text().splitlines()[1:] == [
        "The contents of the file are damaged.",
        "Export it again, to another stick if you have one.",
    ]
    assert "people 3" in notice.text()
    hand_over(page_of_three, hands, qtbot)
    assert notice.text().splitlines()[-1] == "Exported again; no answer yet."
    answer(page_of_three, hands, "accepted")
    assert not page_of_three.quarantine.isVisible()


def test_a_fork_that_is_written_again_is_not_called_exported(page_of_three, hands, stick, qtbot):
    page_of_three.use_folder(stick)
    hands.settle()
    hand_over(page_of_three, hands, qtbot)
    answer(page_of_three, hands, "refused", "journal_forked")
    hand_over(page_of_three, hands, qtbot)
    (notice,) = page_of_three.quarantine.banners
    assert notice.text().splitlines()[-1].startswith("Call headquarters")
    assert page_of_three.stick_card.banner.property("tone") == "stop"
    assert "will refuse it again" in page_of_three.stick_card.banner.text()
    page_of_three.show_rows()
    assert page_of_three.rows.step == "seal"
    assert page_of_three.rows.exported.mark.state == "differs"
    assert "will refuse it again" in page_of_three.rows.exported.detail.text()


def test_a_neighbours_batch_that_cannot_be_read_is_named_with_what_to_do():
    reports = [
        FileReport("batch-2-9-12.tdb", "batch", "refused", reason)
        for reason in ("neighbour_unknown", "neighbour_not_sealed", "neighbour_revoked")
    ]
    result = StickResult(None, reports)
    assert result.tone == "attention"
    text = result.text()
    assert text.count("batch-2-9-12.tdb: ") == 3
    assert "Read that station's first batch" in text
    assert "revoked the laptop" in text
    assert [report.is_fault for report in reports] == [False, False, True]
