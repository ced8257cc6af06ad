"""The dialog of a tube: who is in it, and what is done with one place or the whole tube."""

import subprocess
import unicodedata

from PySide6.QtCore import Qt
from tests.gui.opened_tube import TUBE, opened
from tests.gui.station_on_disk import PEOPLE

from testdesk.gui.register.void_dialog import VoidDialog
from testdesk.gui.tube.dialog import TubeDialog
from testdesk.gui.widgets.dialog import top_dialog


def rows(dialog):
    model = dialog.table.model()
    return [(model.text(n, 0), model.row(n).name) for n in range(model.rowCount())]


def test_it_shows_everybody_with_place_and_who_opened_it(tube_dialog):
    assert rows(tube_dialog) == [(str(n), p.name) for n, p in enumerate(PEOPLE[:3], 1)]
    assert tube_dialog._about.text() == "Tube 10 : 1 · People: 3 of 10 · round R7"
    assert tube_dialog._steps.text() == "Opened today 00:41 by 李敏"


def test_f7_on_the_register_page_opens_the_tube_in_view(tube_dialog, hands, qtbot):
    tube_dialog.reject()
    qtbot.keyClick(hands.window.register.just_now.scan_field, Qt.Key.Key_F7)
    hands.settle()
    assert isinstance(top_dialog(hands.window), TubeDialog)


def test_a_sealed_tube_names_the_reason(tube_dialog, hands):
    tube_dialog.reject()
    hands.scan("!seal end_of_queue")
    dialog = opened(hands)
    assert dialog._steps.text().splitlines()[1].endswith("by 李敏: nobody is left in the queue")


def test_a_place_is_voided_with_a_reason_and_the_dialog_stays(tube_dialog, hands):
    tube_dialog.table.selectRow(1)
    assert tube_dialog.handle_key("1")
    why = top_dialog(hands.window)
    assert isinstance(why, VoidDialog)
    assert PEOPLE[1].name in why.title.text()
    assert why.handle_key("2")
    for _ in range(3):
        hands.settle()
    assert tube_dialog.isVisible()
    assert rows(tube_dialog) == [("1", PEOPLE[0].name), ("3", PEOPLE[2].name)]
    reasons = [line.result.reason for line in hands.window.register.just_now.lines.lines]
    assert reasons[0] == "sample_voided"


def test_esc_at_the_reason_voids_nothing(tube_dialog, hands, qtbot):
    tube_dialog.handle_key("1")
    qtbot.keyClick(top_dialog(hands.window), Qt.Key.Key_Escape)
    hands.settle()
    assert len(rows(tube_dialog)) == 3


def test_enter_opens_the_person(tube_dialog, hands, qtbot):
    tube_dialog.table.selectRow(2)
    qtbot.keyClick(tube_dialog.table, Qt.Key.Key_Return)
    hands.settle()
    assert hands.window.current_page() is hands.window.proxy
    assert hands.window.proxy.person.resident == PEOPLE[2].resident


def test_the_recall_sheet_is_saved_with_everybody_on_it(tube_dialog, hands, paper_folder):
    assert tube_dialog.handle_key("2")
    for _ in range(4):
        hands.settle()
    assert tube_dialog.banner.text().startswith("Printed: ")
    (path,) = paper_folder.glob("*.pdf")
    assert TUBE in path.name
    assert not any(person.name in path.name for person in PEOPLE)
    text = subprocess.check_output(["pdftotext", "-layout", path, "-"], text=True)
    text = unicodedata.normalize("NFKC", text)  # pdftotext writes radicals for some letters
    for person in PEOPLE[:3]:
        assert person.name in text
        assert person.document_number not in text


def test_an_empty_tube_has_nothing_to_remove_or_print(hands):
    hands.scan(TUBE)
    dialog = opened(hands)
    assert not dialog.handle_key("1")
    assert not dialog.handle_key("2")
    assert dialog.chosen is None


def test_a_tube_that_is_not_known_is_reported(hands):
    hands.window.tubes.open("YJ99990000")
    hands.settle()
    assert top_dialog(hands.window) is None
    assert hands.window._banner.text().startswith("This tube is not known here.")
