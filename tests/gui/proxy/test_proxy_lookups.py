"""Whoever looks a person up on the people page is recorded; whoever passes by is not."""

from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import type_in
from tests.gui.running_station import HUSBAND, PEI, SHUNZI, TUBE

from testdesk.gui.person.record import RecordDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.services.people.history import person_record
from testdesk.services.scanning import registration


def lookups_of(running_station, person):
    def read():
        record = person_record(
            running_station.bridge.station, resident=person.resident, lookups=True
        )
        return [
            (line.shown, line.page, line.operator)
            for line in record.history
            if line.kind == "looked_up"
        ]

    return running_station.look(read)


def find(page, running_station, qtbot, person):
    type_in(page, running_station, qtbot, person.document_number[-4:])
    assert page.person.resident == person.resident


def stay(page, running_station):
    """The glance is over, and what waits is written."""
    page.lookups.glance_timer.timeout.emit()
    page.lookups.write()
    running_station.settle()


def test_somebody_who_is_passed_by_while_a_name_is_typed_is_not_recorded(
    page, running_station, qtbot
):
    find(page, running_station, qtbot, SHUNZI)
    find(page, running_station, qtbot, PEI)
    assert page.lookups.glance_timer.isActive()
    page.hide()
    running_station.settle()
    assert not page.lookups.glance_timer.isActive()
    assert lookups_of(running_station, SHUNZI) == lookups_of(running_station, PEI) == []


def test_a_person_who_stays_in_view_is_recorded_once(page, running_station, qtbot):
    find(page, running_station, qtbot, SHUNZI)
    stay(page, running_station)
    page.finder.refresh()
    running_station.settle()
    assert not page.lookups.glance_timer.isActive()
    assert lookups_of(running_station, SHUNZI) == [("record", "people", "崔明")]


def test_several_lookups_are_one_write_when_the_page_is_left(page, running_station, qtbot):
    for person in (SHUNZI, PEI):
        find(page, running_station, qtbot, person)
        page.lookups.glance_timer.timeout.emit()
    assert page.lookups.batch_timer.isActive()
    assert lookups_of(running_station, SHUNZI) == []
    page.hide()
    running_station.settle()
    for person in (SHUNZI, PEI):
        assert lookups_of(running_station, person) == [("record", "people", "崔明")]


def test_a_dialog_about_a_person_is_never_a_glance(page, running_station, qtbot):
    find(page, running_station, qtbot, PEI)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F10)
    running_station.settle()
    page.lookups.write()
    running_station.settle()
    assert lookups_of(running_station, PEI) == [("record", "people", "崔明")]


def test_a_scan_writes_nothing_more_than_it_did(page, running_station):
    bridge = running_station.bridge

    def scan(line):
        bridge.run(lambda context: registration.scan(context, line), lambda _result: None, page)
        running_station.settle()

    for line in (TUBE, SHUNZI.document_number):
        scan(line)
    page.lookups.write()
    running_station.settle()
    assert lookups_of(running_station, SHUNZI) == []


def record_dialog(page, running_station, qtbot, person):
    find(page, running_station, qtbot, person)
    page.open_more()
    running_station.settle()
    more = top_dialog(page)
    assert more is not None
    assert more.handle_key("5")
    running_station.settle()
    dialog = top_dialog(page)
    assert isinstance(dialog, RecordDialog)
    return dialog


def kinds(dialog):
    model = dialog.table.model()
    return [model.row(n).kind for n in range(model.rowCount())]


def test_only_the_point_lead_sees_who_looked(page, running_station, qtbot):
    find(page, running_station, qtbot, SHUNZI)
    stay(page, running_station)
    running_station.bridge.session.role = "registrar"
    dialog = record_dialog(page, running_station, qtbot, SHUNZI)
    assert "looked_up" not in kinds(dialog)
    dialog.reject()
    running_station.bridge.session.role = "point_lead"
    assert "looked_up" in kinds(record_dialog(page, running_station, qtbot, SHUNZI))


def test_a_whole_number_is_shown_for_a_reason_and_recorded_first(page, running_station, qtbot):
    dialog = record_dialog(page, running_station, qtbot, SHUNZI)
    assert SHUNZI.document_number not in dialog._details()
    assert dialog.handle_key("1")
    why = top_dialog(dialog)
    qtbot.keyClick(why, Qt.Key.Key_Escape)
    assert SHUNZI.document_number not in dialog._details()
    dialog.handle_key("1")
    why = top_dialog(dialog)
    assert why is not None
    assert why.handle_key("1")
    running_station.settle()
    assert SHUNZI.document_number in dialog._details()
    assert SHUNZI.phone not in dialog._details()
    assert ("number", "people", "崔明") in lookups_of(running_station, SHUNZI)
    dialog.mask_timer.timeout.emit()
    assert SHUNZI.document_number not in dialog._details()


def test_what_is_not_known_cannot_be_shown(page, running_station, qtbot):
    dialog = record_dialog(page, running_station, qtbot, HUSBAND)
    assert not dialog.phone_button.isEnabled()
    assert not dialog.handle_key("2")
    assert top_dialog(page) is dialog
