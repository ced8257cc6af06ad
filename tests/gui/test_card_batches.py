"""F7 on the coverage page: cards for many, with a bar, a stop, and a going on."""

import subprocess
from functools import partial

import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from tests.gui.coverage_page import open_page
from tests.gui.station_on_disk import EVERYBODY, PEOPLE

from testdesk.domain.cards import CardSelection
from testdesk.gui.coverage.card_batch_dialog import CardBatchDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards.print_runs import CardPart, parts_of

PHONE = "https://phone.example.invalid/c?t="
LONG = 60_000


def open_dialog(hands, qtbot, folder):
    page = open_page(hands)
    page.use_print_choice(PrintChoice("card", "", str(folder)))
    qtbot.keyClick(page.buildings, Qt.Key.Key_F7)
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, CardBatchDialog)
    hands.settle()
    return page, dialog


def run(qtbot, page, dialog):
    with qtbot.waitSignal(page._print_run.finished, timeout=LONG) as finished:
        dialog.start_button.click()
    return finished.args[0]


def codes_in(folder):
    codes = []
    for pdf in sorted(folder.rglob("*.pdf")):
        page = folder / "page"
        subprocess.run(["pdftoppm", "-r", "150", "-gray", pdf, page], check=True)
        for image in sorted(folder.glob("page*.pgm")):
            codes += [code.text for code in zxingcpp.read_barcodes(Image.open(image))]
            image.unlink()
    return codes


def left_to_do(hands, selection):
    answers: list[list[CardPart]] = []
    hands.bridge.read(partial(parts_of, selection=selection), answers.append, hands.window)
    hands.settle()
    return sum(len(part.residents) for part in answers[0])


def test_the_dialog_counts_whom_the_choices_mean(hands, qtbot, tmp_path):
    hands.scan("YJ22034417")
    hands.scan(f"{PHONE}1")
    hands.scan(f"!bind {PEOPLE[0].document_number}")
    _, dialog = open_dialog(hands, qtbot, tmp_path)
    assert dialog.count.text() == "3 people"
    for part, count in ((2, f"{len(EVERYBODY) - 1} people"), (0, "3 people")):
        with qtbot.waitSignal(dialog.counted):
            dialog.area.pick(part)
        assert dialog.count.text() == count
    with qtbot.waitSignal(dialog.counted):
        dialog.without_phone.click()
    assert dialog.count.text() == "4 people"
    with qtbot.waitSignal(dialog.counted):
        dialog.age.pick(4)
    assert dialog.count.text() == "2 people", "born in 1936 and 1940"
    dialog.reject()


def test_a_building_on_a_sheet_read_back_and_marked(hands, qtbot, tmp_path):
    page, dialog = open_dialog(hands, qtbot, tmp_path)
    report = run(qtbot, page, dialog)
    hands.settle()
    assert (report.cards, report.files, report.cancelled) == (4, 1, False)
    assert len(set(codes_in(tmp_path))) == 4
    assert (
        dialog.banner.text()
        == page._banner.text()
        == f"4 cards are done and read back: {report.where}"
    )
    # Nobody of this building is left, so the sheet offers nothing more.
    assert dialog.count.text() == "No cards left to make"
    assert not dialog.start_button.isEnabled()
    assert left_to_do(hands, CardSelection()) == len(EVERYBODY) - 4
    dialog.reject()


def test_a_stopped_batch_keeps_its_finished_parts_and_goes_on(hands, qtbot, tmp_path):
    page, dialog = open_dialog(hands, qtbot, tmp_path)
    dialog.area.pick(2)
    hands.settle()
    reported = []
    page._print_run.progress.connect(lambda *progress: reported.append(progress))

    def stop_in_the_second_part(done, _total, phase):
        if done and phase == "writing":
            dialog.stop_button.click()

    page._print_run.progress.connect(stop_in_the_second_part)
    first = run(qtbot, page, dialog)
    page._print_run.progress.disconnect(stop_in_the_second_part)
    hands.settle()
    assert (first.cards, first.files, first.cancelled) == (4, 1, True)
    assert page._banner.text().startswith("Stopped. 4 cards are done")
    assert not list(tmp_path.rglob("*.unchecked"))
    assert {phase for _, _, phase in reported} == {"issuing", "writing", "checking"}
    assert dialog.count.text() == f"{len(EVERYBODY) - 4} people"
    second = run(qtbot, page, dialog)
    assert (second.cards, second.where) == (len(EVERYBODY) - 4, first.where)
    assert len(codes_in(tmp_path)) == len(set(codes_in(tmp_path))) == len(EVERYBODY)
    assert left_to_do(hands, CardSelection()) == 0
    dialog.reject()


def test_a_scan_closes_the_dialog_and_the_batch_goes_on(hands, qtbot, tmp_path):
    page, dialog = open_dialog(hands, qtbot, tmp_path)
    dialog.area.pick(2)
    hands.settle()
    with qtbot.waitSignal(page._print_run.finished, timeout=LONG) as finished:
        dialog.start_button.click()
        hands.window.handle_scan("YJ22034417")
        qtbot.waitUntil(lambda: bool(hands.answers))
        assert page._print_run.running
    assert hands.answers[0].reason == "tube_opened"
    assert finished.args[0].cards == len(EVERYBODY)
    assert page._banner.text().startswith(f"{len(EVERYBODY)} cards are done")


def test_a_code_that_does_not_read_back_is_reported_and_nobody_is_marked(
    hands, qtbot, tmp_path, monkeypatch
):
    page, dialog = open_dialog(hands, qtbot, tmp_path)
    blank = ((False,) * 29,) * 29
    monkeypatch.setattr("testdesk.paper.layout.canvas.matrix", lambda _text: blank)
    with qtbot.waitSignal(page._print_run.failed, timeout=LONG) as failed:
        dialog.start_button.click()
    hands.settle()
    assert failed.args[0].code == "paper_read_back_differs"
    assert dialog.banner.text().startswith("A code on the finished pages")
    assert list(tmp_path.rglob("*.pdf*")) == []
    assert left_to_do(hands, CardSelection()) == len(EVERYBODY)
    dialog.reject()
