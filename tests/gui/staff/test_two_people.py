"""Two people confirm at the end of the day: badges and PINs in the row of a form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.staff.staffed_window import LEAD_PIN, PIN, StaffedWindow

from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui.handover.closing.reopen_dialog import ReopenDialog
from testdesk.gui.staff.second_person import SecondPersonDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import HANDOVER
from testdesk.services.day_overview import day_overview


def panel_of(staffed: StaffedWindow) -> Any:
    return staffed.window.handover.rows.count_panel


def counted_by(staffed: StaffedWindow) -> tuple[str, ...]:
    """The names that confirmed the count; empty without a reason."""
    found: list[Any] = []
    staffed.bridge.read(day_overview, found.append, staffed.window)
    staffed.until(lambda: bool(found))
    return tuple(found[0].status.swab_count.confirmed_by)


def second_dialog(staffed: StaffedWindow) -> Any:
    staffed.until(lambda: isinstance(top_dialog(staffed.window), SecondPersonDialog))
    return top_dialog(staffed.window)


def type_pin(dialog: Any, pin: str) -> None:
    QTest.keyClicks(dialog.pin.field, pin)
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Return)


def test_a_scanned_badge_of_a_lead_asks_for_the_pin_and_confirms(differing: StaffedWindow) -> None:
    differing.badge("赵刚")
    dialog = second_dialog(differing)
    assert "PIN" in dialog.banner.text()
    type_pin(dialog, PIN)
    differing.until(lambda: "wrong" in dialog.banner.text())
    assert counted_by(differing) == ()
    dialog.reject()
    differing.badge("赵刚")
    type_pin(second_dialog(differing), LEAD_PIN)
    differing.until(lambda: counted_by(differing) == ("李敏", "赵刚"))
    assert differing.bridge.session.operator == "李敏", "nobody changed the shift"


def test_ones_own_badge_is_no_second_person(differing: StaffedWindow) -> None:
    differing.badge("李敏")
    panel = panel_of(differing)
    differing.until(panel.problem.isVisible)
    assert panel.problem.text().startswith("The second person must be somebody else")
    assert counted_by(differing) == ()


def test_without_a_lead_it_is_refused_and_another_person_may_try(differing: StaffedWindow) -> None:
    panel = panel_of(differing)
    differing.badge("崔明")
    differing.until(panel.problem.isVisible)
    assert (panel.second.approval, panel.second.prompt.text()) == (None, "Scan the second badge")
    assert counted_by(differing) == ()
    differing.badge("赵刚")
    type_pin(second_dialog(differing), LEAD_PIN)
    differing.until(lambda: counted_by(differing) == ("李敏", "赵刚"))


def test_enter_opens_the_dialog_for_a_name_and_an_unfinished_pin_is_no_try(
    differing: StaffedWindow,
) -> None:
    QTest.keyClick(panel_of(differing).second.prompt, Qt.Key.Key_Return)
    dialog = second_dialog(differing)
    differing.until(lambda: bool(dialog._buttons))
    for _ in range(6):
        type_pin(dialog, LEAD_PIN[:3])
        assert not dialog.confirm_button.isEnabled()
        dialog.pin.clear()
    type_pin(dialog, LEAD_PIN)
    differing.until(lambda: counted_by(differing) == ("李敏", "赵刚"))


def test_esc_leaves_the_question_as_it_was(differing: StaffedWindow) -> None:
    panel = panel_of(differing)
    QTest.keyClick(panel.second.prompt, Qt.Key.Key_Return)
    dialog = second_dialog(differing)
    QTest.keyClicks(dialog.pin.field, "12")
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Escape)
    assert top_dialog(differing.window) is None
    assert (panel.asks_reason, panel.second.approval) == (True, None)


def test_a_badge_before_the_reason_waits_for_it(differing: StaffedWindow) -> None:
    panel = panel_of(differing)
    panel.reasons.clear()
    differing.badge("赵刚")
    type_pin(second_dialog(differing), LEAD_PIN)
    differing.until(lambda: panel.second.approval is not None)
    assert panel.second.prompt.text() == "赵刚"
    assert counted_by(differing) == ()
    assert panel.handle_key("3")
    differing.until(lambda: counted_by(differing) == ("李敏", "赵刚"))


def test_the_last_reason_asks_for_a_note_before_the_badge(differing: StaffedWindow) -> None:
    panel = panel_of(differing)
    assert panel.handle_key("6")
    panel._explain()
    differing.until(panel.problem.isVisible)
    assert top_dialog(differing.window) is None
    panel.note.setText("the tray fell over")
    differing.badge("赵刚")
    type_pin(second_dialog(differing), LEAD_PIN)
    differing.until(lambda: counted_by(differing) == ("李敏", "赵刚"))


def test_nothing_of_the_second_person_stays_for_the_next_count(differing: StaffedWindow) -> None:
    panel = panel_of(differing)
    panel.reasons.clear()
    differing.badge("赵刚")
    type_pin(second_dialog(differing), LEAD_PIN)
    differing.until(lambda: panel.second.approval is not None)
    differing.staff.lock()
    differing.sign_in("李敏")
    differing.window.show_page(HANDOVER)
    differing.window.handover.count_swabs()
    assert (panel.second.approval, panel.second.approvals) == (None, ())


def test_opening_the_day_again_asks_for_a_badge_once_there_is_a_reason(
    differing: StaffedWindow,
) -> None:
    opened = ReopenDialog(differing.bridge, staffed=True, parent=differing.window.handover)
    emitted: list[Any] = []
    opened.confirmed.connect(lambda reason, approvals: emitted.append((reason, approvals)))
    opened.open_once()
    opened._confirm()
    assert emitted == [("", ())], "the service refuses it for want of a reason"
    QTest.keyClicks(opened.reason.field, "late")
    differing.badge("赵刚")
    type_pin(second_dialog(differing), LEAD_PIN)
    differing.until(lambda: len(emitted) == 2)
    reason, (approval,) = emitted[1]
    assert (reason, approval.name, approval.role) == ("late", "赵刚", "point_lead")


def test_one_enter_in_the_pin_asks_once(differing: StaffedWindow) -> None:
    differing.badge("赵刚")
    dialog = second_dialog(differing)
    sent: list[Any] = []
    dialog._send = sent.append
    type_pin(dialog, LEAD_PIN)
    assert len(sent) == 1


def test_a_confirmation_that_comes_twice_counts_once(differing: StaffedWindow) -> None:
    opened = ReopenDialog(differing.bridge, staffed=True, parent=differing.window.handover)
    emitted: list[Any] = []
    opened.confirmed.connect(lambda reason, approvals: emitted.append((reason, approvals)))
    opened.open_once()
    QTest.keyClicks(opened.reason.field, "late")
    differing.badge("赵刚")
    dialog = second_dialog(differing)
    QTest.keyClicks(dialog.pin.field, LEAD_PIN)
    dialog._submit()
    dialog._submit()
    differing.until(lambda: differing.bridge.is_idle and bool(emitted))
    assert len(emitted) == 1


def test_the_same_badge_tries_again_after_a_refusal_for_another_reason(
    differing: StaffedWindow,
) -> None:
    opened = ReopenDialog(differing.bridge, staffed=True, parent=differing.window.handover)
    emitted: list[Any] = []
    opened.confirmed.connect(lambda reason, approvals: emitted.append((reason, approvals)))
    opened.open_once()
    QTest.keyClicks(opened.reason.field, "late")
    for tries in (1, 2, 2):
        differing.badge("赵刚")
        type_pin(second_dialog(differing), LEAD_PIN)
        differing.until(lambda: differing.bridge.is_idle and top_dialog(differing.window) is opened)
        assert len(emitted) == tries
        if len(emitted) == 1:
            opened.show_problem(EnvironmentFault("disk_full"))
    assert emitted[0] == emitted[1]
