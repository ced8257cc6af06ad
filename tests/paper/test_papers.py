"""Notices, labels, door lists, bag sheets: ink inside its box, codes that read, all texts there."""

import datetime as dt
import gc
import sys

import msgspec
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.paper.settings_of_names import NAMES, ink

from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal
from testdesk.paper.cards.card import card_page
from testdesk.paper.cards.slip import ROLL_58, ROLL_80, slip_page
from testdesk.paper.documents.bag import BagFace, BagTube, bag_page
from testdesk.paper.documents.doors import DoorList, DoorRow, door_pages
from testdesk.paper.documents.labels import LabelFace, label_pages
from testdesk.paper.documents.notice import NoticeFace, notice_page
from testdesk.paper.layout import document_texts, plain_codes
from testdesk.paper.layout.elements import Bars, NoticeCode, PaperPage, TextLine
from testdesk.paper.layout.fonts import missing_characters
from testdesk.paper.layout.texts import NO_CODE_YET, PaperText
from testdesk.paper.output.render import page_image, write_pages

from .conftest import FACE, as_pillow, rasterised

ORDERS = [("zh", "ko"), ("ko", "zh"), ("en", "zh", "ko"), ("ko",)]
NUMBERS = [f"YJ{22034400 + n}" for n in range(70)]
KAZAKH = "努尔·阿布都热合曼"


def notice(name="网通小区", languages=("zh", "ko")):
    return NoticeFace(name, "3", dt.date(2022, 3, 26), "08:00", "10:00", name, 3, languages)


def doors(name="朴顺子", languages=("zh", "ko"), count=3, *, phones=False):
    row = DoorRow("1", "202", name, "", "zh", "222401********0021", "79", "138****1234", "card")
    korean = msgspec.structs.replace(row, korean=name, language="ko", remark=name, code="phone")
    rows = (row, korean, row, korean)[:count] if count < 5 else (row,) * count
    return DoorList(name, "3", "R7", rows, "金英", "2022-03-26 08:41", phones, languages)


def bag(point="网通小区检测点", languages=("zh", "ko"), count=20):
    tubes = tuple(BagTube(number, 10, "08:41") for number in NUMBERS[:count])
    return BagFace("3-20220326-01", dt.date(2022, 3, 26), 3, point, "R7", tubes, languages)


def every_page(name, languages):
    yield notice_page(notice(name, languages))
    yield from door_pages(doors(name, languages, phones=False))
    yield from door_pages(doors(name, languages, phones=True))
    yield bag_page(bag(name, languages, 2))
    yield from label_pages([LabelFace(NUMBERS[0], "R7", name)], "label")
    unissued = msgspec.structs.replace(
        FACE, code="", card_number="", masked_name=name, languages=languages
    )
    yield card_page(unissued)
    yield slip_page(unissued, ROLL_58)
    yield slip_page(unissued, ROLL_80)


@pytest.mark.parametrize("name", [*NAMES, KAZAKH])
@pytest.mark.parametrize("languages", ORDERS)
def test_every_text_stays_inside_its_box_and_on_the_page(name, languages):
    for page in every_page(name, languages):
        lines = [element for element in page.elements if isinstance(element, TextLine)]
        assert len(lines) > 2
        for line in lines:
            assert 0 < line.baseline <= line.box.y + line.box.height
            assert line.box.x - 0.01 <= line.x
            assert line.box.x + line.box.width <= page.width + 0.01
            assert line.box.y + line.box.height <= page.height + 0.01


@pytest.mark.parametrize("name", [NAMES[3], KAZAKH])
def test_the_ink_of_every_text_stays_inside_its_box(name):
    for page in every_page(name, ("zh", "ko")):
        lines = [element for element in page.elements if isinstance(element, TextLine)]
        widest = max(lines, key=lambda line: len(line.text))
        largest = max(lines, key=lambda line: line.size)
        for box in {widest.box, largest.box}:
            left, top, right, bottom = ink(page, [line for line in lines if line.box == box])
            assert left >= box.x - 0.4
            assert right <= box.x + box.width + 0.2
            assert top >= box.y - 0.2
            assert bottom <= box.y + box.height + 0.2


@pytest.mark.parametrize("order", ORDERS)
def test_no_two_texts_lie_on_each_other(order):
    for page in every_page("网通小区", order):
        boxes = list({element.box for element in page.elements if isinstance(element, TextLine)})
        rooms = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in boxes]
        squares = [element for element in page.elements if isinstance(element, NoticeCode)]
        rooms += [(one.x, one.y, one.x + one.side, one.y + one.side) for one in squares]
        for number, (l1, t1, r1, b1) in enumerate(rooms):
            for l2, t2, r2, b2 in rooms[number + 1 :]:
                apart = r1 <= l2 + 0.2 or r2 <= l1 + 0.2 or b1 <= t2 + 0.2 or b2 <= t1 + 0.2
                assert apart, (l1, t1, r1, b1, l2, t2, r2, b2)


def test_every_label_of_a_sheet_reads_after_printing(tmp_path):
    faces = [LabelFace(number, "R7", "网通小区检测点") for number in NUMBERS]
    write_pages(tmp_path / "labels.pdf", label_pages(faces, "labels"))
    pages = rasterised(tmp_path / "labels.pdf", 300)
    read = [one.text for page in pages for one in zxingcpp.read_barcodes(page)]
    assert sorted(read) == NUMBERS
    assert len(pages) == 2


def test_a_label_printers_bars_are_two_whole_dots():
    (page,) = label_pages([LabelFace("YJ22034417", "R7", "网通小区检测点")], "label")
    image = as_pillow(page_image(page, 203)).point(lambda shade: 255 * (shade >= 128))
    assert [one.text for one in zxingcpp.read_barcodes(image)] == ["YJ22034417"]
    (bars,) = (element for element in page.elements if isinstance(element, Bars))
    line = [image.getpixel((x, image.height // 2)) for x in range(image.width)]
    first = line.index(0)
    modules = plain_codes.bars("YJ22034417")
    read = [line[first + 2 * n] == 0 for n in range(len(modules))]
    assert read == list(modules)
    assert read == [line[first + 2 * n + 1] == 0 for n in range(len(modules))]
    assert first - round(bars.x / 25.4 * 203) >= 2 * plain_codes.BARS_QUIET - 1


@given(st.from_regex(r"[A-Z]{0,2}[0-9]{8,14}", fullmatch=True))
@settings(max_examples=25, deadline=None)
def test_every_number_of_a_tube_reads_back(number):
    assert read_back(number) == [number]


@pytest.mark.parametrize("pair", range(100))
def test_every_pair_of_digits_reads_back_in_every_position(pair):
    """Pairs are the symbols of set C, and 99 to 101 mean something else in the other sets."""
    for number in (f"{pair:02}123456", f"1234{pair:02}56", f"YJ{pair:02}123456", f"{pair:02}12345"):
        assert read_back(number) == [number]


def read_back(number):
    mark = Bars(number, 0.0, 1.0, 25.4 / 100, 8.0)
    width = (len(plain_codes.bars(number)) + 20) * mark.module
    image = as_pillow(page_image(PaperPage(width + 1, 10.0, 300, (mark,)), 300))
    return [one.text for one in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("text", ["", "管22034417", "Y" * 30])
def test_what_cannot_be_a_barcode_is_refused(text):
    with pytest.raises(Refusal, match="barcode_impossible"):
        plain_codes.widest_module(text, 37.0)


def test_every_tube_of_a_bag_reads_after_printing(tmp_path):
    write_pages(tmp_path / "bag.pdf", [bag_page(bag())])
    (page,) = rasterised(tmp_path / "bag.pdf", 300)
    assert sorted(one.text for one in zxingcpp.read_barcodes(page)) == NUMBERS[:20]


def test_the_code_of_a_notice_reads_and_no_station_recognises_it(tmp_path):
    write_pages(tmp_path / "notice.pdf", [notice_page(notice())])
    (page,) = rasterised(tmp_path / "notice.pdf", 150)
    (read,) = zxingcpp.read_barcodes(page)
    assert read.text == "2022-03-26 0800-1000 3"
    assert read_scan(read.text).kind == "unknown"


@pytest.mark.parametrize("count", [0, 1, 20, 21, 60])
def test_a_door_list_loses_nobody_and_numbers_its_pages(count):
    pages = list(door_pages(doors(count=count)))
    texts = [m.text for page in pages for m in page.elements if isinstance(m, TextLine)]
    assert texts.count("222401********0021") == count
    assert f"第 {len(pages)} 页，共 {len(pages)} 页" in texts
    headed = [
        any("1 单元" in element.text for element in page.elements if isinstance(element, TextLine))
        for page in pages
    ]
    assert all(headed) or count == 0


@pytest.mark.parametrize("languages", ORDERS)
@pytest.mark.parametrize("letters", ["\ue123", "".join(map(chr, range(0xE100, 0xE120)))])
def test_a_letter_that_no_font_has_costs_nobody_the_place_on_a_door_list(letters, languages):
    face = doors(f"王{letters}", languages, count=2)
    whole = msgspec.structs.replace(face, printed_by=f"李{letters}").with_replaced(letters, "〓")
    assert missing_characters(whole.data_text) == ""
    (page,) = door_pages(whole)
    lines = [element for element in page.elements if isinstance(element, TextLine)]
    assert sum(line.text.startswith("王〓") for line in lines) >= 3
    foot = "".join(line.text for line in lines if line.baseline > 289)
    assert f"U+{ord(letters[0]):04X}" in foot
    assert all(line.baseline <= page.height - 2 for line in lines)


def test_the_first_language_is_the_large_one():
    lines = [
        m for m in notice_page(notice(languages=("ko", "zh"))).elements if isinstance(m, TextLine)
    ]
    sizes = {line.text: line.size for line in lines}
    assert sizes["3동"] > 2 * sizes["3号楼"]
    rows = doors(languages=("ko", "zh"), count=2)
    (page,) = door_pages(rows)
    assert any("이번 차수에" in m.text for m in page.elements if isinstance(m, TextLine))


def test_before_the_issue_a_text_takes_the_place_of_the_code():
    for languages in (("zh", "ko"), ("ko", "zh"), ("en", "zh", "ko")):
        page = card_page(msgspec.structs.replace(FACE, code="", languages=languages))
        texts = "".join(m.text for m in page.elements if isinstance(m, TextLine)).replace(" ", "")
        for language in languages:
            assert NO_CODE_YET.of(language).replace(" ", "") in texts
        assert zxingcpp.read_barcodes(as_pillow(page_image(page, 203))) == []


def test_every_text_has_its_characters_in_every_language():
    values = list(vars(document_texts).values())
    wordings = [one for one in values if isinstance(one, PaperText)]
    for many in (document_texts.BRING, document_texts.TICKS, document_texts.CODES.values()):
        wordings += many
    texts = [wording.of(language) for wording in wordings for language in ("zh", "ko", "en")]
    assert all(texts)
    assert missing_characters("".join(texts)) == ""


def test_painting_every_paper_all_day_loses_no_reference_to_none():
    pages = list(every_page("网通小区", ("zh", "ko")))
    for page in pages:
        page_image(page, 96)
    gc.collect()
    before = sys.getrefcount(None)
    rounds = 20
    for _ in range(rounds):
        for page in pages:
            page_image(page, 96)
    gc.collect()
    # A method that takes a reference takes one at each call: at least one a page.
    assert sys.getrefcount(None) - before > -rounds * len(pages) / 4
