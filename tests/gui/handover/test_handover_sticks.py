"""Which stick the handover page uses, and what its card shows about it."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from testdesk.bridge.sticks import Stick, folder_as_stick
from testdesk.domain.station.status import FileReport
from testdesk.gui import translation
from testdesk.gui.handover.stick_result import StickResult
from testdesk.gui.widgets.text import Label


def test_several_sticks_are_named_and_the_other_one_is_a_press_away(
    page_of_one_person, hands, tmp_path, qtbot
):
    folders = [tmp_path / name for name in ("KINGSTON", "SANDISK")]
    for folder in folders:
        folder.mkdir()
    found = [folder_as_stick(folder) for folder in folders]
    page_of_one_person._found_sticks(found[:1])
    assert not page_of_one_person.stick_card.next_button.isVisible()
    page_of_one_person._found_sticks(found)
    assert page_of_one_person.stick_card.stick == found[0]  # the one that was there stays
    assert page_of_one_person.stick_card._title.text() == "2 sticks, this one:"
    qtbot.mouseClick(page_of_one_person.stick_card.next_button, Qt.MouseButton.LeftButton)
    assert page_of_one_person.stick_card._name.text() == "SANDISK"
    with qtbot.waitSignal(page_of_one_person.handed_over) as blocker:
        page_of_one_person.hand_over()
    hands.settle()
    assert [(folder / "testdesk" / blocker.args[0].file).is_file() for folder in folders] == [
        False,
        True,
    ]
    page_of_one_person._found_sticks(found[:1])
    assert page_of_one_person.stick_card.stick == found[0]
    assert page_of_one_person.stick_card.banner.text() == ""


def test_too_little_room_is_reported_before_anything_is_written(page_of_one_person, stick):
    found = folder_as_stick(stick)
    assert found is not None
    page_of_one_person._found_sticks([msgspec.structs.replace(found, free=5000)])
    text = page_of_one_person.stick_card._free_space.text()
    assert text.startswith("Too little space: 5.0 kB free,")
    assert page_of_one_person.stick_card._free_space.property("tone") == "attention"
    page_of_one_person._found_sticks([found])
    assert "free" in page_of_one_person.stick_card._free_space.text()
    assert page_of_one_person.stick_card._free_space.property("tone") == "soft"
    page_of_one_person._found_sticks([msgspec.structs.replace(found, free=None)])
    assert page_of_one_person.stick_card._free_space.text() == ""


def test_a_stick_whose_folder_stayed_behind_is_not_written_to(page_of_one_person, hands, stick):
    found = folder_as_stick(stick)
    assert found is not None
    page_of_one_person._found_sticks([msgspec.structs.replace(found, device=-1)])
    page_of_one_person.hand_over()
    hands.settle()
    assert page_of_one_person.stick_card.banner.text().startswith("The stick was pulled.")
    assert list(stick.iterdir()) == []


def test_the_status_bar_shows_when_a_stick_comes_and_counts_the_others(hands, tmp_path, qtbot):
    status_bar = hands.window.status_bar
    found = [
        Stick(name, tmp_path / name, 1000, number) for number, name in enumerate(("RED", "BLUE"))
    ]
    with qtbot.waitSignal(status_bar.sticks_changed):
        status_bar._show_sticks(found)
    assert status_bar._stick_text() == "RED +1"
    with qtbot.assertNotEmitted(status_bar.sticks_changed):
        status_bar._show_sticks([msgspec.structs.replace(one, free=900) for one in found])


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_a_long_report_can_be_read_to_its_end_in_a_low_window(
    page_of_one_person, hands, qtbot, language
):
    hands.window.resize(1024, 640)
    files = [
        FileReport("receipt-1-7-9.tdr", "receipt", "accepted"),
        FileReport("update-1-8.tdu", "update", "accepted"),
        FileReport(f"sampled-{2**53 - 1}.tds", "sampled", "refused", "sampled_missing"),
    ]
    notice = page_of_one_person.stick_card.banner
    try:
        translation.use(language)
        page_of_one_person.stick_card.report(StickResult(None, files).text)
        qtbot.waitUntil(lambda: notice.height() >= notice.heightForWidth(notice.width()))
        page_of_one_person.stick_card.clear_message()
    finally:
        translation.use("en")
    names = [
        each.text()
        for each in page_of_one_person.stick_card.findChildren(Label)
        if each.isVisible()
    ]
    assert "Plug the stick in, or choose a folder." in names
