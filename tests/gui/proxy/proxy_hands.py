"""What is done on the proxy page, and what is then in the journal."""

from PySide6.QtCore import Qt

from testdesk.services.cards import codes

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def cards_of(running_station, resident):
    return running_station.look(
        lambda: codes.cards_of(station=running_station.bridge.station, resident=resident.resident)
    )


def type_in(page, running_station, qtbot, text):
    page.finder.field.selectAll()
    qtbot.keyClicks(page.finder.field, text)
    running_station.settle()


def press(page, running_station, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.finder.field, key, modifier)
    running_station.settle()


def print_for(page, running_station, qtbot, person, *, also=()):
    type_in(page, running_station, qtbot, person.document_number[-4:])
    for digit in also:
        press(page, running_station, qtbot, digit, CTRL)
    press(page, running_station, qtbot, ENTER)
