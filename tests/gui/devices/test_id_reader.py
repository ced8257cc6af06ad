"""A card on the reader: as a scanned number for who is known, a filled form for who is not."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.clock import MORNING
from tests.gui.station_on_disk import CARD_KEY, PEOPLE, PERSON_KEY
from tests.readers.reader_service import CARD as SERVICE_CARD
from tests.readers.reader_service import NO_CARD, ReaderService, replies

from testdesk.bridge.id_reader import IdReaderPoller, ReaderChoice, ReaderState
from testdesk.domain.refusals import EnvironmentFault
from testdesk.domain.station.status import FoundPerson
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code, id_tag
from testdesk.gui.register.seal_dialog import SealDialog
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import PROXY, QUEUE, REGISTER
from testdesk.readers.id_card import make_card
from testdesk.readers.training_cards import training_cards
from testdesk.services.people import directory

TUBE = "YJ22034417"
PHONE_CODE = "https://example.invalid/q?c=AB12CD34EF56"
KNOWN = PEOPLE[3]
STRANGER = make_card(
    number="222401199003072467",
    name="李美花",
    ethnicity_or_nationality="朝鲜",
    address="吉林省延吉市北山街丹山委十二组",
)
OTHER = make_card(number="222401199001011230", name="李明哲")
FOREIGNER = make_card(
    number="CAN110081080319",
    name="",
    latin_name="LIANXI, ANNA",
    sex="女",
    birth="19810803",
    ethnicity_or_nationality="加拿大/CAN",
)


def card_of_person(person):
    return make_card(number=person.document_number, name=person.name)


def form(hands):
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, WalkInDialog)
    return dialog


def enter(hands, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    hands.settle()


def find(hands, text):
    found: list[list[FoundPerson]] = []
    bridge = hands.bridge
    bridge.read(partial(directory.find, text=text), found.append, bridge)
    hands.settle()
    return [one.resident for one in found[0]]


@pytest.mark.parametrize("page", [REGISTER, QUEUE])
def test_the_card_of_somebody_known_is_as_if_scanned(hands, page):
    hands.scan(TUBE)
    hands.window.show_page(page)
    hands.window.handle_card(card_of_person(KNOWN))
    hands.settle()
    assert (hands.answers[-1].reason, hands.answers[-1].resident) == ("sampled", KNOWN)
    assert top_dialog(hands.window) is None


def test_who_is_on_no_list_is_confirmed_with_one_key(hands, qtbot):
    hands.scan(TUBE)
    hands.window.handle_card(STRANGER)
    hands.settle()
    filled = form(hands)
    assert (filled.number.number(), filled.name.text()) == (STRANGER.number, "李美花")
    assert "1990-03-07" in filled.number.number_banner.text()
    assert STRANGER.address in filled._card_line.text()
    enter(hands, qtbot)
    assert hands.answers[-1].reason == "sampled"
    [person] = find(hands, "2467")
    assert (person.name, person.sex, person.birth) == ("李美花", "F", "1990-03-07")
    # Where somebody is registered is not where he lives.
    assert person.address.compound == ""


def test_a_form_that_was_left_is_filled_again_by_its_key(hands):
    hands.scan(TUBE)
    hands.window.handle_card(STRANGER)
    hands.settle()
    form(hands).reject()
    hands.window.add_person()
    assert form(hands).name.text() == "李美花"
    form(hands).reject()
    hands.window.register.clear()
    hands.window.add_person()
    assert form(hands).name.text() == ""
    form(hands).reject()


def test_a_foreigners_card_is_never_another_systems_code(hands, qtbot):
    hands.scan(TUBE)
    for reason in ("sampled", "already_sampled"):
        hands.window.handle_card(FOREIGNER)
        hands.settle()
        assert form(hands).number.chosen_type == ""
        enter(hands, qtbot)
        assert hands.answers[-1].reason == reason
    [person] = find(hands, "LIANXI")
    assert (person.document_number, person.document_type) == (FOREIGNER.number, "99")


def test_an_open_form_is_filled_and_a_second_card_is_a_second_person(hands):
    hands.window.add_person()
    hands.window.handle_card(STRANGER)
    hands.settle()
    filled = form(hands)
    filled._phone.field.setText("13844334521")
    hands.window.handle_card(OTHER)
    hands.settle()
    assert (filled.number.number(), filled.name.text()) == (OTHER.number, "李明哲")
    assert filled._phone.text() == ""
    assert not filled._card_line.isVisible()
    filled.reject()


def test_what_was_typed_before_the_first_card_stays(hands):
    hands.window.add_person()
    form(hands)._phone.field.setText("13844334521")
    form(hands).number.type_choice.pick(1)
    hands.window.handle_card(FOREIGNER)
    hands.settle()
    assert form(hands)._phone.text() == "13844334521"
    assert form(hands).number.document.subtype == "permanent_resident_2017"
    for fact in ("1981-08-03", "female", "加拿大/CAN"):
        assert fact in form(hands)._card_line.text()
    form(hands).reject()


def test_the_card_of_somebody_known_in_an_open_form_is_the_entry_there_is(hands, qtbot):
    hands.scan(TUBE)
    hands.window.add_person()
    hands.window.handle_card(card_of_person(KNOWN))
    hands.settle()
    assert form(hands).number.known == KNOWN
    enter(hands, qtbot)
    assert hands.answers[-1].resident == KNOWN


def test_a_training_card_is_marked(hands):
    hands.window.handle_card(training_cards()[0])
    hands.settle()
    assert "Made up, for training" in form(hands)._card_line.text()
    form(hands).reject()


def test_on_the_proxy_page_a_card_finds_its_person(hands):
    hands.window.show_page(PROXY)
    hands.window.handle_card(card_of_person(KNOWN))
    hands.settle()
    assert hands.window.proxy.finder.current.resident == KNOWN
    assert hands.answers == []


@pytest.mark.parametrize("card", [STRANGER, FOREIGNER])
def test_on_the_proxy_page_a_new_person_is_written_down_and_found(hands, qtbot, card):
    hands.window.show_page(PROXY)
    hands.window.handle_card(card)
    hands.settle()
    assert form(hands).name.text() == card.name
    enter(hands, qtbot)
    assert hands.window.proxy.finder.current.resident.document_number == card.number


def test_on_the_proxy_page_the_form_comes_once_for_each_laying(hands):
    hands.window.show_page(PROXY)
    hands.window.handle_card(STRANGER)
    hands.settle()
    form(hands).reject()
    hands.window.proxy.finder.refresh()
    hands.settle()
    assert top_dialog(hands.window) is None
    hands.window.add_person()
    assert form(hands).name.text() == "李美花"
    form(hands).reject()


def test_a_card_names_the_owner_of_a_code(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PHONE_CODE)
    hands.window.register.find_person()
    hands.window.handle_card(STRANGER)
    hands.settle()
    assert form(hands).name.text() == "李美花"
    enter(hands, qtbot)
    assert hands.answers[-1].reason == "sampled"
    hands.bridge.session.recent = ()  # later than a scanner that reads twice
    hands.window.handle_scan(PHONE_CODE)
    hands.settle()
    assert hands.answers[-1].reason == "already_sampled"
    assert top_dialog(hands.window) is None


def test_a_strangers_card_is_compared_with_the_card_on_the_reader(hands):
    hands.scan(TUBE)
    subject = resident_pseudonym(PERSON_KEY, document_identity("01", STRANGER.number))
    code = ProxyCode(
        key_id=0,
        station=2,
        subject=subject,
        issue_day=MORNING.date(),
        issue_number=1,
        id_tag=id_tag(CARD_KEY, STRANGER.number),
    )
    assert hands.scan(encode_proxy_code(code, CARD_KEY)).reason == "sampled_not_listed"
    hands.window.handle_card(STRANGER)
    hands.settle()
    assert hands.answers[-1].reason == "id_confirmed"
    assert top_dialog(hands.window) is None


def test_a_dialog_that_is_in_the_way_gives_way(hands):
    hands.scan(TUBE)
    hands.window.handle_card(card_of_person(KNOWN))
    hands.settle()
    hands.window.register.ask_to_seal()
    assert isinstance(top_dialog(hands.window), SealDialog)
    hands.window.handle_card(card_of_person(PEOPLE[4]))
    hands.settle()
    assert top_dialog(hands.window) is None
    assert hands.answers[-1].resident == PEOPLE[4]


def test_a_card_on_a_service_comes_to_the_page(hands, qtbot):
    service, reading = ReaderService(replies(NO_CARD)), IdReaderPoller()
    reading.card_read.connect(hands.window.handle_card)
    reading.state_changed.connect(hands.window.report_reader)
    reading.use(ReaderChoice("service", service.address))
    hands.scan(TUBE)
    service.reply = replies({**SERVICE_CARD, "cardno": KNOWN.document_number})
    qtbot.waitUntil(lambda: len(hands.answers) == 2)
    assert (hands.answers[-1].reason, hands.answers[-1].resident) == ("sampled", KNOWN)
    reading.close()
    service.close()


def test_a_key_presents_a_training_card(hands, qtbot):
    reading = hands.window.devices.reader
    reading.use(ReaderChoice("simulator"))
    qtbot.keyClick(hands.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: top_dialog(hands.window) is not None)
    assert form(hands).name.text() == training_cards()[0].name
    form(hands).reject()
    reading.close()


def test_a_card_that_was_not_read_is_reported_until_the_next_answer(hands):
    banner = hands.window._banner
    hands.window.report_reader(ReaderState("service", "id_card_unreadable"))
    assert "Put it on the reader again" in banner.text()
    assert banner.isVisible()
    hands.window.report_reader(ReaderState("service"))
    assert not banner.isVisible()


def test_a_reader_that_works_takes_no_other_fault_away(hands):
    hands.bridge.refused.emit(EnvironmentFault("disk_full"))
    hands.window.report_reader(ReaderState("service"))
    assert hands.window._banner.isVisible()


def test_behind_the_lock_a_card_does_nothing(hands, qtbot):
    hands.scan(TUBE)
    hands.window.hide()
    with qtbot.waitSignal(hands.window.scanned_while_covered):
        hands.window.handle_card(card_of_person(KNOWN))
    hands.settle()
    assert len(hands.answers) == 1
