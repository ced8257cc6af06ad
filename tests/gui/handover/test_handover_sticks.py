"""Which stick the handover page takes, and what its card says of it."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from tests.gui.station_on_disk import PEOPLE

from testdesk.bridge.sticks import Stick, folder_as_stick
from testdesk.domain.station.status import FileReport
from testdesk.gui import translation
from testdesk.gui.handover.stick_result import StickResult
from testdesk.gui.widgets.text import Label
from testdesk.gui.window import HANDOVER


@pytest.fixture
def page(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    return hands.window.handover


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def test_several_sticks_are_named_and_the_other_one_is_a_press_away(page, hands, tmp_path, qtbot):
    folders = [tmp_path / name for name in ("KINGSTON", "SANDISK")]
    for folder in folders:
        folder.mkdir()
    found = [folder_as_stick(folder) for folder in folders]
    page._found_sticks(found[:1])
    assert not page.card.next_button.isVisible()
    page._found_sticks(found)
    assert page.card.stick == found[0]  # the one that was there stays
    assert page.card._title.text() == "2 sticks, this one:"
    qtbot.mouseClick(page.card.next_button, Qt.MouseButton.LeftButton)
    assert page.card._name.text() == "SANDISK"
    with qtbot.waitSignal(page.handed_over) as told:
        page.hand_over()
    hands.settle()
    assert [(folder / "testdesk" / told.args[0].file).is_file() for folder in folders] == [
        False,
        True,
    ]
    page._found_sticks(found[:1])
    assert page.card.stick == found[0]
    assert page.card.banner.text() == ""


def test_too_little_room_is_told_before_anything_is_written(page, stick):
    found = folder_as_stick(stick)
    assert found is not None
    page._found_sticks([msgspec.structs.replace(found, free=5000)])
    words = page.card._room.text()
    assert words.startswith("Too little room: 5.0 kB free,")
    assert page.card._room.property("tone") == "attention"
    page._found_sticks([found])
    assert "free" in page.card._room.text()
    assert page.card._room.property("tone") == "soft"
    page._found_sticks([msgspec.structs.replace(found, free=None)])
    assert page.card._room.text() == ""


def test_a_stick_whose_folder_stayed_behind_is_not_written_to(page, hands, stick):
    found = folder_as_stick(stick)
    assert found is not None
    page._found_sticks([msgspec.structs.replace(found, device=-1)])
    page.hand_over()
    hands.settle()
    assert page.card.banner.text().startswith("The stick was pulled.")
    assert list(stick.iterdir()) == []


def test_the_strip_says_when_a_stick_comes_and_counts_the_others(hands, tmp_path, qtbot):
    strip = hands.window.strip
    found = [
        Stick(name, tmp_path / name, 1000, number) for number, name in enumerate(("RED", "BLUE"))
    ]
    with qtbot.waitSignal(strip.sticks_changed):
        strip._saw_sticks(found)
    assert strip._stick_text() == "RED +1"
    with qtbot.assertNotEmitted(strip.sticks_changed):
        strip._saw_sticks([msgspec.structs.replace(one, free=900) for one in found])


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_a_long_report_can_be_read_to_its_end_in_a_low_window(page, hands, qtbot, language):
    hands.window.resize(1024, 640)
    files = [
        FileReport("receipt-1-7-9.tdr", "receipt", "accepted"),
        FileReport("update-1-8.tdu", "update", "accepted"),
        FileReport(f"sampled-{2**53 - 1}.tds", "sampled", "refused", "sampled_missing"),
    ]
    notice = page.card.banner
    try:
        translation.use(language)
        page.card.report(StickResult(None, files).text)
        qtbot.waitUntil(lambda: notice.height() >= notice.heightForWidth(notice.width()))
        page.card.fall_silent()
    finally:
        translation.use("en")
    names = [each.text() for each in page.card.findChildren(Label) if each.isVisible()]
    assert "Plug the stick in, or choose a folder." in names
