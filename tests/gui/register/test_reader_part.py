"""The part of the devices dialog for the ID-card reader."""

import pytest
from PySide6.QtCore import Qt
from tests.readers.reader_service import CARD, replies

from testdesk.bridge.id_reader import ReaderChoice
from testdesk.gui import theme, translation
from testdesk.readers.id_card import IdCard


def chosen_of(part):
    choices: list[ReaderChoice] = []
    part.chosen.connect(choices.append)
    return choices


def choose_service(part, address):
    part.address.field.setText(address)
    part.kind.pick(1)


def test_it_is_off_at_first(part):
    assert part.kind.value() == "off"
    assert not part.address.isVisible()
    assert not part.state_banner.isVisible()
    assert not part.training_card_button.isVisible()


def test_a_card_is_tried_and_only_its_end_is_shown(part, reading, service, qtbot):
    cards: list[IdCard] = []
    choices = chosen_of(part)
    reading.card_read.connect(cards.append)
    choose_service(part, service.address)
    assert choices == [ReaderChoice("service", service.address)]
    assert "Ready" in part.state_banner.text()
    service.reply = replies(CARD)
    qtbot.waitUntil(lambda: "2467" in part.state_banner.text())
    assert "Resident ID" in part.state_banner.text()
    assert "19900307" not in part.state_banner.text()
    assert CARD["name"] not in part.state_banner.text()
    assert cards == []


def test_when_the_part_is_closed_a_card_is_somebodys_again(part, reading, service, qtbot):
    choose_service(part, service.address)
    part.hide()
    service.reply = replies(CARD)
    with qtbot.waitSignal(reading.card_read):
        pass


def test_a_reader_that_is_gone_is_reported(part, service, qtbot):
    service.reply = replies({"code": "1", "retcode": "0x1", "retmsg": "端口打开失败"})
    choose_service(part, service.address)
    qtbot.waitUntil(lambda: "does not answer" in part.state_banner.text())


def test_an_address_elsewhere_is_refused_beside_its_field(part, reading):
    choices = chosen_of(part)
    choose_service(part, "192.168.1.5:8989")
    assert "localhost:8989" in part.address.problem.text()
    assert part.address.problem.isVisible()
    assert choices == []
    assert reading.state.kind == "off"
    assert not part.state_banner.isVisible()


def test_a_mended_address_is_used(part, reading, service, qtbot):
    choices = chosen_of(part)
    choose_service(part, "192.168.1.5:8989")
    part.address.field.setText(service.address)
    qtbot.keyClick(part.address.field, Qt.Key.Key_Return)
    assert choices == [ReaderChoice("service", service.address)]
    assert not part.address.problem.isVisible()
    assert reading.state.kind == "service"


def test_leaving_the_address_as_it_was_changes_nothing(part, service, qtbot):
    choices = chosen_of(part)
    choose_service(part, service.address)
    qtbot.keyClick(part.address.field, Qt.Key.Key_Return)
    assert len(choices) == 1


def test_training_presents_cards_marked_as_made_up(part, reading, qtbot):
    part.kind.pick(2)
    assert "made up" in part.state_banner.text()
    assert part.training_card_button.isVisible()
    with qtbot.assertNotEmitted(reading.card_read):
        part.training_card_button.click()
        qtbot.waitUntil(lambda: bool(reading.state.tail))
    assert reading.state.tail in part.state_banner.text()
    part.hide()
    with qtbot.waitSignal(reading.card_read) as blocker:
        reading.place_training_card()
    assert blocker.args[0].made_up


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_it_fits_a_dialog_in_each_language(part, language):
    theme.use_fonts(language)
    translation.use(language)
    choose_service(part, "192.168.1.5:8989")
    assert part.sizeHint().width() <= 680
