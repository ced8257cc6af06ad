"""Voiding a card from the proxy page, and who fetched one and why."""

from PySide6.QtCore import Qt
from tests.gui.made_desk import PEI, SHUNZI
from tests.gui.test_proxy import cards_of, page, type_in

from testdesk.domain import journal
from testdesk.domain.events import ProxyCodeIssued
from testdesk.gui.parts.choice import Choice
from testdesk.gui.proxy.applicant import ApplicantSheet
from testdesk.gui.proxy.revoke import RevokeSheet

__all__ = ["page"]


def voided(page, desk, qtbot, person):
    """The sheet that asks why, opened over somebody who has a card."""
    type_in(page, desk, qtbot, person.document_number[-4:])
    page.issue()
    desk.settle()
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    return page.window().findChild(RevokeSheet)


def test_a_card_is_voided_with_a_reason(page, desk, qtbot):
    sheet = voided(page, desk, qtbot, PEI)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.isVisible(), "Enter gives no reason"
    assert sheet.take_key("2")
    desk.settle()
    [card] = cards_of(desk, PEI)
    assert card.card.revoked == "stolen"
    assert page.person.good is None
    assert not page.person.revoke.isVisibleTo(page)
    assert page.person.print.isVisibleTo(page), "a new card can be issued at once"
    page.issue()
    desk.settle()
    assert [c.card.revoked for c in cards_of(desk, PEI)] == ["stolen", ""]


def test_a_card_is_kept_by_esc(page, desk, qtbot):
    sheet = voided(page, desk, qtbot, PEI)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    desk.settle()
    assert [c.card.revoked for c in cards_of(desk, PEI)] == [""]


def test_nobody_is_asked_why_where_there_is_no_card(page, desk, qtbot):
    type_in(page, desk, qtbot, PEI.document_number[-4:])
    page.revoker.ask()
    assert page.window().findChild(RevokeSheet) is None


def test_who_fetches_and_why_are_kept_with_the_card(page, desk, qtbot):
    type_in(page, desk, qtbot, SHUNZI.document_number[-4:])
    page.ask_applicant()
    sheet = page.window().findChild(ApplicantSheet)
    qtbot.keyClicks(sheet.name.field, "LI")
    sheet.findChildren(Choice)[0].pick(0)
    sheet.findChildren(Choice)[1].pick(1)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert "LI" in page.fetched_by.words()
    assert "Phone broken" in page.fetched_by.words()
    page.issue()
    desk.settle()
    [body] = desk.look(lambda: issued_bodies(desk.bridge.desk))
    assert (body.applicant, body.relation, body.reason) == ("LI", "child", "phone_broken")


def issued_bodies(desk):
    with desk.begin("") as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    bodies = [event.body for event in map(journal.read, entries) if event is not None]
    return [body for body in bodies if isinstance(body, ProxyCodeIssued)]
