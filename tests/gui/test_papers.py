"""The papers dialog and the preview before printing, in the real window."""

import subprocess

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from tests.gui.station_on_disk import PEOPLE

from testdesk.domain.refusals import Refusal
from testdesk.gui.window import COVERAGE, HANDOVER, PROXY
from testdesk.paper.layout.elements import PaperPage
from testdesk.printing.choice import PrintChoice
from testdesk.printing.papers import print_or_save_pages


def press(hands, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier, *, target=None):
    qtbot.keyClick(target or hands.window.current_page(), key, modifier)
    for _ in range(4):
        hands.settle()


def open_dialog(hands, qtbot, page=COVERAGE):
    hands.window.show_page(page)
    hands.settle()
    hands.settle()
    press(hands, qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return hands.window.papers.dialog


def text_of(folder):
    (path,) = folder.glob("*.pdf")
    return subprocess.check_output(["pdftotext", "-layout", path, "-"], text=True)


def open_again(hands):
    """What Ctrl+P does; offscreen no window manager gives the keys back after a dialog."""
    hands.window.open_papers()
    for _ in range(4):
        hands.settle()
    return hands.window.papers.dialog


def printings(hands):
    """How many printings of labels the journal has."""

    def ask(station):
        with station.read() as uow:
            return [entry.header.kind for entry in uow.journal.entries(1, 10**9)]

    kinds: list[str] = []
    hands.bridge.read(ask, kinds.extend, hands.window)
    hands.settle()
    assert kinds
    return kinds.count("labels_printed")


def barcodes_of(folder):
    (path,) = folder.glob("*.pdf")
    subprocess.run(["pdftoppm", "-r", "200", "-gray", path, folder / "page"], check=True)
    pages = map(Image.open, folder.glob("page*.pgm"))
    return {one.text for page in pages for one in zxingcpp.read_barcodes(page)}


def test_the_notice_of_the_chosen_building_is_seen_and_then_printed(hands, qtbot, paper_folder):
    dialog = open_dialog(hands, qtbot)
    assert dialog.building.value() == ("网通小区", "1")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    preview = dialog.preview
    assert preview.picture.image.height() == round(297 / 25.4 * 203)
    assert not paper_folder.exists()
    press(hands, qtbot, Qt.Key.Key_Return, target=preview)
    assert "1号楼" in text_of(paper_folder)
    assert hands.window.papers.dialog is None
    assert hands.window._banner.text().startswith("Printed: ")


def test_an_impossible_slot_is_reported_in_the_dialog(hands, qtbot):
    dialog = open_dialog(hands, qtbot)
    dialog.notice_form.end.field.setText("07:00")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    assert dialog.banner.text().startswith("This time slot is not possible.")
    assert dialog.preview is None
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog)


def test_escape_leads_back_and_prints_nothing(hands, qtbot, paper_folder):
    dialog = open_dialog(hands, qtbot)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog.preview)
    assert dialog.preview is None
    assert dialog.isVisible()
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog)
    assert hands.window.papers.dialog is None
    assert not paper_folder.exists()


def test_the_door_list_names_who_is_missing_and_nobody_else(hands, qtbot, paper_folder):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    dialog = open_dialog(hands, qtbot)
    dialog.kind.pick(1)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog.preview)
    text = text_of(paper_folder)
    assert PEOPLE[1].name in text
    assert PEOPLE[0].name not in text
    assert PEOPLE[1].document_number not in text


def test_a_scanned_tube_is_the_first_label_and_pages_turn(hands, qtbot, paper_folder):
    dialog = open_dialog(hands, qtbot)
    dialog.kind.pick(2)
    hands.window.handle_scan("YJ22034417")
    dialog.labels_form.count.field.setText("70")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    preview = dialog.preview
    first = preview.picture.image
    assert preview.count.text() == "1 of 2"
    press(hands, qtbot, Qt.Key.Key_Right, target=preview)
    press(hands, qtbot, Qt.Key.Key_Right, target=preview)
    assert preview.count.text() == "2 of 2"
    assert preview.picture.image != first
    press(hands, qtbot, Qt.Key.Key_Return, target=preview)
    assert "YJ22034486" in barcodes_of(paper_folder)


@pytest.mark.usefixtures("paper_folder")
def test_labels_are_printed_once_and_the_next_number_is_offered(hands, qtbot):
    dialog = open_dialog(hands, qtbot)
    dialog.kind.pick(2)
    hands.window.handle_scan("YJ22034417")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    assert printings(hands) == 0  # looked at, and no more
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog.preview)
    assert printings(hands) == 1
    dialog = open_again(hands)
    dialog.kind.pick(2)
    assert dialog.labels_form.first.text() == "YJ22034482"
    hands.window.handle_scan("YJ22034481")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    assert dialog.preview is None
    assert "YJ22034417–YJ22034481" in dialog.banner.text()
    assert "YJ22034482" in dialog.banner.text()
    dialog.labels_form.reprint.setChecked(True)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog.preview)
    assert printings(hands) == 2


def test_labels_that_could_not_be_written_are_not_noted_and_are_printed_once(
    hands, qtbot, tmp_path
):
    hands.window.use_print_choice(PrintChoice("card", "", str(tmp_path / "stick" / "paper")))
    dialog = open_dialog(hands, qtbot)
    dialog.kind.pick(2)
    hands.window.handle_scan("YJ22034417")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    preview = dialog.preview
    press(hands, qtbot, Qt.Key.Key_Return, target=preview)
    assert preview.banner.text().startswith("The file could not be written.")
    assert printings(hands) == 0
    (tmp_path / "stick").mkdir()
    press(hands, qtbot, Qt.Key.Key_Return, target=preview)
    assert printings(hands) == 1
    assert "YJ22034417" in barcodes_of(tmp_path / "stick" / "paper")


def test_labels_that_go_to_no_printer_are_not_noted(hands, qtbot):
    hands.window.use_print_choice(PrintChoice("slip58", "escpos://127.0.0.1:9"))
    dialog = open_dialog(hands, qtbot)
    dialog.kind.pick(2)
    hands.window.handle_scan("YJ22034417")
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog.preview)
    assert printings(hands) == 0
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog.preview)
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog)


def test_on_the_handover_page_the_bag_is_offered_and_an_empty_one_refused(
    hands, qtbot, paper_folder
):
    dialog = open_dialog(hands, qtbot, HANDOVER)
    assert dialog.kind.value() == "bag"
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    assert dialog.banner.text().startswith("There is no such bag")
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog)
    for line in ("YJ22034417", PEOPLE[0].document_number, "!seal other"):
        hands.window.register.scan(line)
    hands.settle()
    dialog = open_again(hands)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog.preview)
    assert barcodes_of(paper_folder) == {"YJ22034417"}


def test_a_folder_that_is_gone_is_reported_and_may_be_tried_again(hands, qtbot, tmp_path):
    hands.window.use_print_choice(PrintChoice("card", "", str(tmp_path / "stick" / "paper")))
    dialog = open_dialog(hands, qtbot)
    press(hands, qtbot, Qt.Key.Key_Return, target=dialog)
    preview = dialog.preview
    press(hands, qtbot, Qt.Key.Key_Return, target=preview)
    assert preview.banner.text().startswith("The file could not be written.")
    assert preview.print_button.isEnabled()
    press(hands, qtbot, Qt.Key.Key_Escape, target=preview)
    press(hands, qtbot, Qt.Key.Key_Escape, target=dialog)


def test_the_card_of_the_person_shown_is_seen_before_it_exists(hands, qtbot, tmp_path):
    hands.window.use_print_choice(PrintChoice("card", "", str(tmp_path / "paper")))
    hands.window.show_page(PROXY)
    page = hands.window.proxy
    page.finder.field.setText(PEOPLE[2].name)
    qtbot.waitUntil(lambda: page.finder.current is not None)
    hands.settle()
    hands.settle()
    target = page.finder.field
    press(hands, qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, target=target)
    preview = hands.window.papers.dialog
    assert codes_in(preview.picture.image, tmp_path) == []
    with qtbot.waitSignal(page.issuing._card_printer.printed) as printed:
        press(hands, qtbot, Qt.Key.Key_Return, target=preview)
    cards, _, _ = printed.args
    for _ in range(4):
        hands.settle()
    # The page is empty after it; the person is looked for once more.
    page.finder.field.setText(PEOPLE[2].name)
    qtbot.waitUntil(lambda: page.finder.current is not None and page.person.valid_card is not None)
    again = open_again(hands)
    assert codes_in(again.picture.image, tmp_path) == [cards[0].code]
    press(hands, qtbot, Qt.Key.Key_Escape, target=again)


def codes_in(image, folder):
    assert image.save(str(folder / "seen.png"))
    return [code.text for code in zxingcpp.read_barcodes(Image.open(folder / "seen.png"))]


def test_a_sheet_of_paper_is_not_sent_to_a_receipt_printer():
    choice = PrintChoice("slip58", "escpos://127.0.0.1:9")
    page = PaperPage(210.0, 297.0, 300, ())
    with pytest.raises(Refusal, match="printer_takes_slips"):
        print_or_save_pages([page], choice, "notice")
