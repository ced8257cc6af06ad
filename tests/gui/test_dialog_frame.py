"""The frame of every dialog: inside the window, alone with the keys, forgetting nothing typed."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.window_hands import PERSON_GAP, press, scan

from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog, Question, top_dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.scrim import Scrim
from testdesk.gui.window import PROXY
from testdesk.messages.sentences import sentence
from testdesk.services.cards.codes import Applicant


class Form(Dialog):
    """A dialog with so many fields."""

    def __init__(self, parent, fields):
        super().__init__("Title", parent)
        self.fields = [LabelledField(str(number)) for number in range(fields)]
        for field in self.fields:
            self.body.addWidget(field)
        self.buttons.addWidget(Button("Back", "Esc"))


def form(parent, *, fields=2):
    dialog = Form(parent, fields)
    dialog.open()
    return dialog


def place(widget):
    top = widget.window()
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


SIZES = [(1920, 1080), (1366, 768), (1366, 700), (1100, 640), (1024, 640), (960, 500)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fields", [0, 1, 4, 12])
def test_a_dialog_is_centred_in_its_room_in_a_window_of_any_size(host, size, fields):
    dialog = form(host, fields=fields)
    host.resize(*size)
    room = host.dialog_area()
    assert room.adjusted(16, 16, -16, -16).contains(place(dialog))
    assert abs(place(dialog).center().x() - room.center().x()) <= 1
    assert abs(place(dialog).center().y() - room.center().y()) <= 1
    assert dialog.width() == min(760, room.width() - 32)


@pytest.mark.parametrize("text", ["Short.", "Long words. " * 12, "Very long words. " * 60])
@pytest.mark.parametrize("fields", [0, 1, 4, 12])
def test_a_notice_of_any_length_moves_nothing_and_hides_no_button(host, text, fields):
    dialog = form(host, fields=fields)
    back = dialog.findChild(Button)
    before = place(dialog), place(back)
    dialog.banner.show_message(text)
    dialog.layout().activate()
    assert (place(dialog), place(back)) == before
    dialog.banner.show_message("")
    assert (place(dialog), place(back)) == before


def test_the_field_that_is_typed_into_is_seen_when_there_is_little_room(host, qtbot):
    dialog = form(host, fields=12)
    for field in reversed(dialog.fields):
        field.field.setFocus()
        qtbot.waitUntil(partial(wholly_seen, field.field))


def wholly_seen(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_tab_goes_round_inside(host, qtbot):
    dialog = form(host)
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert set(seen) == {*(f.field for f in dialog.fields), dialog.findChild(Button)}
    assert seen[:3] == seen[3:]


def test_a_page_that_takes_the_focus_meanwhile_gets_it_afterwards(host):
    dialog = form(host)
    assert QApplication.focusWidget() is dialog.fields[0].field
    host.button.setFocus()
    assert QApplication.focusWidget() is dialog.fields[0].field
    dialog.accept()
    assert QApplication.focusWidget() is host.button


def test_no_click_and_no_key_reaches_the_page_below(host, qtbot):
    dialog = form(host)
    for where in (QPoint(5, 5), QPoint(300, 10), QPoint(300, 760), QPoint(1360, 400)):
        qtbot.mouseClick(dialog.parentWidget(), Qt.MouseButton.LeftButton, pos=where)
    press_f8(qtbot)
    assert (host.clicks, host.keys) == ([], [])
    assert dialog.isVisible()
    dialog.accept()
    press_f8(qtbot)
    assert host.keys == ["page"]


def press_f8(qtbot):
    qtbot.keyClick(QApplication.focusWindow(), Qt.Key.Key_F8)


def test_keys_belong_to_the_dialog_in_front_whichever_closes_first(host, qtbot):
    first, second = form(host), form(host)
    for dialog, name in ((first, "first"), (second, "second")):
        QShortcut(QKeySequence("F8"), dialog, lambda name=name: host.keys.append(name))
    second.done(0)
    second.open()
    press_f8(qtbot)
    first.done(0)
    press_f8(qtbot)
    second.done(0)
    press_f8(qtbot)
    assert host.keys == ["second", "second", "page"]


def test_a_dialog_over_a_dialog_goes_with_the_one_that_opened_it(host):
    first = form(host)
    second = form(first)
    assert top_dialog(host) is second
    assert place(second).center().x() == place(first).center().x()
    first.accept()
    assert top_dialog(host) is None


def test_a_closed_dialog_leaves_nothing_behind(host, qtbot):
    dialog = form(host)
    dialog.finished.connect(dialog.deleteLater)
    dialog.accept()
    qtbot.waitUntil(lambda: host.findChildren(Scrim) == [])


@pytest.mark.parametrize(
    ("end", "answers"),
    [("accept", ["accepted", 1]), ("reject", ["rejected", 0]), ("close", ["rejected", 0])],
)
def test_how_it_ended_is_reported_once(host, end, answers):
    dialog, signals = form(host), []
    dialog.accepted.connect(lambda: signals.append("accepted"))
    dialog.rejected.connect(lambda: signals.append("rejected"))
    dialog.finished.connect(signals.append)
    getattr(dialog, end)()
    getattr(dialog, end)()
    assert signals == answers


def test_esc_asks_before_it_throws_away_what_was_typed(host, qtbot):
    dialog = form(host)
    qtbot.keyClicks(dialog.fields[1].field, "kim")
    qtbot.keyClick(dialog.fields[1].field, Qt.Key.Key_Escape)
    question = top_dialog(host)
    assert isinstance(question, Question)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert (top_dialog(host), dialog.fields[1].text()) == (dialog, "kim")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert top_dialog(host) is None


def test_esc_asks_nothing_where_nothing_would_be_lost(host, qtbot):
    filled, undone, search = form(host), form(host), form(host)
    filled.fields[0].field.setText("put there by the program")
    qtbot.keyClicks(undone.fields[0].field, "a")
    qtbot.keyClick(undone.fields[0].field, Qt.Key.Key_Backspace)
    search.confirms_discard = False
    qtbot.keyClicks(search.fields[0].field, "psz")
    for dialog in (search, undone, filled):
        qtbot.keyClick(dialog.fields[0].field, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert top_dialog(host) is None


def test_a_scan_does_not_throw_away_what_was_typed(hands, qtbot):
    hands.window.show_page(PROXY)
    hands.settle()
    dialog = ApplicantDialog(Applicant(), hands.window.proxy)
    dialog.open()
    press("김", PERSON_GAP, dialog.name.field)
    scan("YJ22034417")
    assert dialog.isVisible()
    assert (dialog.name.text(), dialog.banner.text()) == ("김", sentence("dialog_open"))
    dialog.name.field.clear()
    scan("YJ22034417")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    hands.settle()


@pytest.mark.parametrize("connected", [True, False])
def test_one_enter_in_a_field_does_one_thing(host, connected):
    dialog, done = Form(host, 1), []
    dialog.add_button("Confirm", "Enter", lambda: done.append("confirmed"), main=True)
    dialog.open()
    field = dialog.fields[0].field
    if connected:
        field.returnPressed.connect(lambda: done.append("field"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert done == (["field"] if connected else ["confirmed"])
