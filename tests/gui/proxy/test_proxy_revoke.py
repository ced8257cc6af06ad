"""What is done behind F10 of the proxy page, and who fetched a card and why."""

from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import cards_of, type_in
from tests.gui.running_station import PEI, SHUNZI, TUBE

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import ProxyCodeIssued
from testdesk.gui.person.more import MoreDialog
from testdesk.gui.person.record import RecordDialog
from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.services.people import directory
from testdesk.services.scanning import registration


def asked(page, running_station, qtbot, person, key):
    """The dialog that asks why, for an action behind F10."""
    type_in(page, running_station, qtbot, person.document_number[-4:])
    page.issue()
    running_station.settle()
    type_in(page, running_station, qtbot, person.document_number[-4:])
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F10)
    running_station.settle()
    more = top_dialog(page)
    assert more is not None
    assert more.handle_key(key)
    running_station.settle()
    return top_dialog(page)


def test_a_card_is_voided_with_a_reason(page, running_station, qtbot):
    dialog = asked(page, running_station, qtbot, PEI, "2")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter gives no reason"
    assert dialog.handle_key("2")
    running_station.settle()
    [card] = cards_of(running_station, PEI)
    assert card.card.revoked == "stolen"
    assert page.person.valid_card is None
    assert page.person._banner.text() == f"Card {card.card_number} of {PEI.name} is void."
    page.issue()
    running_station.settle()
    assert [c.card.revoked for c in cards_of(running_station, PEI)] == ["stolen", ""]


def test_a_card_is_kept_by_esc(page, running_station, qtbot):
    dialog = asked(page, running_station, qtbot, PEI, "2")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    running_station.settle()
    assert [c.card.revoked for c in cards_of(running_station, PEI)] == [""]


def test_what_cannot_be_done_is_grey_with_its_reason(page, running_station, qtbot):
    type_in(page, running_station, qtbot, PEI.document_number[-4:])
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F10)
    running_station.settle()
    dialog = top_dialog(page)
    assert isinstance(dialog, MoreDialog)
    assert [code for code, row in dialog.rows.items() if row.isEnabled()] == ["record", "excuse"]
    for key in "1234":
        assert not dialog.handle_key(key)
    assert dialog.handle_key("5")
    running_station.settle()
    assert isinstance(top_dialog(page), RecordDialog)


def test_somebody_is_taken_out_of_the_tube_and_a_phone_code_unbound(page, running_station, qtbot):
    bridge = running_station.bridge
    for line in (TUBE, "phone-code-0001", f"!bind {PEI.document_number}"):
        running_station.look(lambda line=line: registration.scan(bridge.context, line))
    why = asked(page, running_station, qtbot, PEI, "3")
    assert PEI.name in why.title.text()
    assert why.handle_key("2")
    running_station.settle()
    assert page.person._banner.text() == f"{PEI.name} is removed from the tube."
    [found] = running_station.look(
        lambda: directory.household(station=bridge.station, resident=PEI.resident)
    )
    assert (found.sampled, found.has_phone_code) == (False, True)
    assert asked(page, running_station, qtbot, PEI, "4").handle_key("1")
    running_station.settle()
    [found] = running_station.look(
        lambda: directory.household(station=bridge.station, resident=PEI.resident)
    )
    assert not found.has_phone_code


def test_who_fetches_and_why_are_kept_with_the_card(page, running_station, qtbot):
    type_in(page, running_station, qtbot, SHUNZI.document_number[-4:])
    page.choices.ask_applicant()
    dialog = page.window().findChild(ApplicantDialog)
    qtbot.keyClicks(dialog.name.field, "LI")
    dialog.findChildren(Choice)[0].pick(0)
    dialog.findChildren(Choice)[1].pick(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "LI" in page.choices.applicant_button.caption()
    assert "Phone broken" in page.choices.applicant_button.caption()
    page.issue()
    running_station.settle()
    [body] = running_station.look(lambda: issued_bodies(running_station.bridge.station))
    assert (body.applicant, body.relation, body.reason) == ("LI", "child", "phone_broken")


def issued_bodies(running_station):
    with running_station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    bodies = [event.body for event in map(hash_chain.read_event, entries) if event is not None]
    return [body for body in bodies if isinstance(body, ProxyCodeIssued)]
