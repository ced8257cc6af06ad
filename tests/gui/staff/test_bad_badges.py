"""Badges that do not count: a sentence says what to do next, and nothing is changed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.staff.staffed_window import LEAD_PIN, StaffedWindow

from testdesk.formats.badge_code import KEY_SIZE, place_of, write_badge
from testdesk.gui.handover.closing.reopen_dialog import ReopenDialog
from testdesk.gui.staff.second_person import SecondPersonDialog
from testdesk.gui.staff.staff_dialog import StaffDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.messages.catalogue import LANGUAGES
from testdesk.messages.sentences import sentence
from testdesk.ports import Station
from testdesk.printing.choice import PrintChoice
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import remove

BADGES = ("badge_of_other_point", "badge_unknown", "badge_not_authentic", "badge_removed")


def bad_badge(staffed: StaffedWindow, code: str) -> str:
    """The text of a badge that is refused with this code; for the last, its owner is removed."""
    identity, real = staffed.bridge.station.identity, staffed.badges["崔明"]
    here, key = place_of(identity.city, identity.point), b"k" * KEY_SIZE
    operator = real.member.operator
    if code == "badge_of_other_point":
        return write_badge(place=place_of(identity.city, "文化宫"), operator=operator, key=key)
    if code == "badge_unknown":
        return write_badge(place=here, operator=operator[::-1], key=key)
    if code == "badge_not_authentic":
        return write_badge(place=here, operator=operator, key=key)
    context = Context(staffed.bridge.station, ScanSession(operator="赵刚", role="point_lead"))
    removed: list[Any] = []
    staffed.bridge.read(
        lambda _station: remove(context, operator=operator), removed.append, staffed.window
    )
    staffed.until(lambda: bool(removed))
    return real.badge


def journal_of(staffed: StaffedWindow) -> int:
    def read(station: Station) -> int:
        with station.read() as uow:
            return uow.journal.length()

    found: list[int] = []
    staffed.bridge.read(read, found.append, staffed.window)
    staffed.until(lambda: bool(found))
    return found[0]


def texts(staffed: StaffedWindow, banner: Any) -> list[str]:
    """What a banner says, in each language."""
    found = []
    for language in LANGUAGES:
        staffed.shell.change_language(language)
        found.append(banner.text())
    staffed.shell.change_language("en")
    return found


def in_each_language(staffed: StaffedWindow, code: str) -> list[str]:
    found = []
    for language in LANGUAGES:
        staffed.shell.change_language(language)
        found.append(sentence(code))
    staffed.shell.change_language("en")
    return found


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("code", BADGES)
def test_a_bad_badge_signs_nobody_in(staffed: StaffedWindow, code: str) -> None:
    badge, page = bad_badge(staffed, code), staffed.staff.sign_in
    before = journal_of(staffed)
    staffed.scan(badge)
    staffed.until(lambda: bool(page.banner.text()))
    assert texts(staffed, page.banner) == in_each_language(staffed, code)
    assert staffed.shell.currentWidget() is page
    assert journal_of(staffed) == before


@pytest.mark.parametrize("code", BADGES)
def test_a_bad_badge_confirms_nothing(differing: StaffedWindow, code: str) -> None:
    badge, panel = bad_badge(differing, code), differing.window.handover.rows.count_panel
    before = journal_of(differing)
    differing.scan(badge)
    differing.until(panel.problem.isVisible)
    assert texts(differing, panel.problem) == in_each_language(differing, code)
    assert (panel.second.approval, journal_of(differing)) == (None, before)
    QTest.keyClick(panel.second.prompt, Qt.Key.Key_Return)  # the same in the dialog
    differing.until(lambda: isinstance(top_dialog(differing.window), SecondPersonDialog))
    dialog: Any = top_dialog(differing.window)
    differing.scan(badge)
    differing.until(lambda: bool(dialog.banner.text()))
    assert texts(differing, dialog.banner) == in_each_language(differing, code)
    assert (dialog.isVisible(), journal_of(differing)) == (True, before)


def test_a_confirmation_that_is_left_in_the_middle_leaves_no_trace(
    differing: StaffedWindow,
) -> None:
    before = journal_of(differing)
    differing.badge("赵刚")
    differing.until(lambda: isinstance(top_dialog(differing.window), SecondPersonDialog))
    dialog: Any = top_dialog(differing.window)
    QTest.keyClicks(dialog.pin.field, LEAD_PIN)
    QTest.keyClick(dialog.pin.field, Qt.Key.Key_Escape)
    differing.until(lambda: top_dialog(differing.window) is None)
    panel = differing.window.handover.rows.count_panel
    assert (panel.second.approval, journal_of(differing)) == (None, before)
    QTest.keyClick(panel.second.prompt, Qt.Key.Key_Return)
    differing.until(lambda: isinstance(top_dialog(differing.window), SecondPersonDialog))
    again: Any = top_dialog(differing.window)
    assert again.pin.pin == "", "the digits of the person before are gone"


@pytest.mark.parametrize("kind", ["reopen", "operators"])
def test_a_form_that_is_left_is_empty_for_the_next_person(
    differing: StaffedWindow, kind: str
) -> None:
    before, page = journal_of(differing), differing.window.handover

    def opened() -> Any:
        dialog: Any
        if kind == "reopen":
            dialog = ReopenDialog(differing.bridge, staffed=True, parent=page)
        else:
            dialog = StaffDialog(differing.bridge, PrintChoice(), differing.window)
        dialog.open_once()
        return dialog

    dialog = opened()
    field = dialog.reason.field if kind == "reopen" else dialog.name.field
    QTest.keyClicks(field, "late")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    question: Any = top_dialog(differing.window)
    assert question is not dialog, "it asks before what was typed is lost"
    assert question.handle_key("1")
    differing.until(lambda: top_dialog(differing.window) is None)
    dialog = opened()
    field = dialog.reason.field if kind == "reopen" else dialog.name.field
    assert (field.text(), journal_of(differing)) == ("", before)
    dialog.done(0)
