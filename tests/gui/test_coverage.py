"""The coverage page: who is missing, building by building."""

import subprocess
from functools import partial

import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from tests.gui.desk_on_disk import EVERYBODY, PEOPLE

from testdesk.bridge.cards import PrintChoice
from testdesk.gui.window import COVERAGE
from testdesk.services import codes


def shown(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def open_page(hands):
    hands.window.show_page(COVERAGE)
    hands.settle()
    hands.settle()
    return hands.window.coverage


def test_a_row_a_building_and_totals_above(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    page = open_page(hands)
    assert shown(page.buildings)[0] == ["网通小区", "1", "4", "1", "3", "25%"]
    totals = [number.text() for number, _ in page._totals]
    assert totals == [str(len(EVERYBODY)), "1", str(len(EVERYBODY) - 1), "6%"]


def test_the_chosen_building_shows_its_people_the_missing_first(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    page = open_page(hands)
    names = [row[1] for row in shown(page.people)]
    assert names == ["李明哲", "朴顺子", "张伟", "王秀兰"]
    page.buildings.selectRow(1)
    hands.settle()
    assert [row[1] for row in shown(page.people)] == [p.name for p in PEOPLE[4:8]]
    assert page._missing.text() == "Not yet seen: 4"


def test_a_sample_taken_elsewhere_is_seen_while_the_page_is_open(hands):
    page = open_page(hands)
    assert shown(page.buildings)[0][3] == "0"
    register = hands.window.register
    register.scan("YJ22034417")
    register.scan(PEOPLE[1].document_number)
    hands.settle()
    hands.settle()
    assert shown(page.buildings)[0][3] == "1"


def test_one_key_prints_the_cards_of_a_building_on_one_sheet(hands, qtbot, tmp_path):
    page = open_page(hands)
    page.use_paper(PrintChoice("card", "", str(tmp_path)))
    with qtbot.waitSignal(page._paper.printed) as printed:
        qtbot.keyClick(page.buildings, Qt.Key.Key_F7)
    hands.settle()
    cards, where = printed.args
    assert [card.resident.name for card in cards] == [p.name for p in PEOPLE[:4]]
    assert read_codes(where, tmp_path) == {card.code for card in cards}
    assert page._notice.text() == f"4 cards: {where}"
    assert {c.card.prints for c in cards_on_record(hands, cards)} == {1}


def test_a_building_where_everybody_has_a_phone_code_prints_nothing(hands, qtbot, tmp_path):
    hands.scan("YJ22034417")
    for number, person in enumerate(PEOPLE[:4]):
        hands.scan(f"https://phone.example.invalid/c?t={number}")
        hands.scan(f"!bind {person.document_number}")
    page = open_page(hands)
    page.use_paper(PrintChoice("card", "", str(tmp_path)))
    qtbot.keyClick(page.buildings, Qt.Key.Key_F7)
    hands.settle()
    assert page._notice.text().startswith("Everybody in this building has a phone code.")
    assert page.cards.isEnabled()
    assert list(tmp_path.glob("*.pdf")) == []


def read_codes(where, folder):
    subprocess.run(["pdftoppm", "-r", "203", "-gray", where, folder / "page"], check=True)
    pages = sorted(folder.glob("page*.pgm"))
    return {code.text for page in pages for code in zxingcpp.read_barcodes(Image.open(page))}


def cards_on_record(hands, cards):
    found: list[codes.IssuedCard] = []
    bridge = hands.bridge
    for card in cards:
        query = partial(codes.good_card, desk=bridge.desk, resident=card.resident.resident)
        bridge.read(query, found.append, hands.window)
    hands.settle()
    return found
