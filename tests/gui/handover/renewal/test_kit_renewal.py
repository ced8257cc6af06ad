"""A renewed kit on the stick: noticed, opened, applied; or refused, and nothing changed."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from tests.clock import ManualClock
from tests.gui.handover.renewal_kits import OPERATOR, unexpected
from tests.made_station import (
    FATHER,
    HALMEONI,
    KIT_PASSPHRASE,
    MOTHER,
    STORE_KEY,
)

from testdesk.formats.exchange.kit import read_kit
from testdesk.gui import translation
from testdesk.gui.handover.kit_dialog import KitDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.messages.sentences import sentence
from testdesk.ports import StationIdentity
from testdesk.services.cards import codes
from testdesk.services.exchange import renewal
from testdesk.settings import STORE
from testdesk.store.station_file import open_station_file


def opened_dialog(page, qtbot):
    qtbot.mouseClick(page.kit_offer.button, Qt.MouseButton.LeftButton)
    return page.window().findChild(KitDialog)


def type_passphrase(dialog, qtbot, text=KIT_PASSPHRASE):
    qtbot.keyClicks(dialog.passphrase.field, text)
    qtbot.keyClick(dialog.passphrase.field, Qt.Key.Key_Return)


def issue(bridge, number, done):
    def command(context):
        with context.station.read() as uow:
            who = uow.people.by_document(number).resident
        return codes.issue(context, resident=who)

    bridge.run(command, done, bridge, unexpected)


def state(bridge, hands):
    """The identity, and length and head of the journal."""
    found: list[tuple[StationIdentity, int, str]] = []

    def look(station):
        with station.read() as uow:
            return station.identity, uow.journal.length(), uow.journal.head()

    bridge.read(look, found.append, bridge, unexpected)
    hands.settle()
    return found[0]


def test_a_renewal_is_noticed_and_taken_and_the_next_card_has_the_new_key(
    page, plug, kits, hands, qtbot, caplog
):
    bridge = hands.bridge
    cards: list[codes.IssuedCard] = []
    issue(bridge, HALMEONI, cards.append)
    assert not page.kit_offer.isVisible()
    plug(kits["good"])
    assert page.kit_offer.isVisible()
    assert page.kit_offer.label.text() == "New card keys from headquarters are on the stick."
    dialog = opened_dialog(page, qtbot)
    with qtbot.waitSignal(page.kit_offer.applied):
        type_passphrase(dialog, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # too late to go back
        assert dialog.isVisible()
    assert not dialog.isVisible()
    assert dialog.passphrase.text() == ""
    assert not page.kit_offer.isVisible()
    assert page.stick_card.banner.text() == "From now on cards are signed with the new key 2."
    issue(bridge, FATHER, cards.append)
    hands.settle()
    assert [(c.card.key_id, c.card.valid_days) for c in cards] == [(1, 180), (2, 90)]
    assert (bridge.station.identity.card_key_id, bridge.station.identity.card_key_ends) == (
        2,
        {1: "2022-04-10"},
    )
    for line in ("YJ22034417", *(card.code for card in cards)):
        hands.window.register.scan(line)
    hands.settle()
    assert [answer.reason for answer in hands.answers[-2:]] == ["sampled", "sampled"]
    assert KIT_PASSPHRASE not in caplog.text


def test_what_was_taken_is_kept_and_neither_it_nor_an_older_kit_is_taken_again(
    page, plug, kits, home, hands, qtbot
):
    plug(kits["good"])
    with qtbot.waitSignal(page.kit_offer.applied):
        type_passphrase(opened_dialog(page, qtbot), qtbot)
    before = state(hands.bridge, hands)
    plug(kits["good"])
    assert not page.kit_offer.isVisible()
    plug(kits["older"])
    assert opened_dialog(page, qtbot).banner.text() == sentence("kit_older")
    assert state(hands.bridge, hands) == before
    store = open_station_file(home / STORE, STORE_KEY, ManualClock())
    assert store.identity == hands.bridge.station.identity
    assert store.identity.card_key_id == 2
    with store.read() as uow:
        (last,) = uow.journal.entries(uow.journal.length(), uow.journal.length())
    assert (last.header.kind, last.header.operator) == ("card_keys_renewed", OPERATOR)
    store.close()


def test_commands_before_and_after_the_renewal_use_the_old_key_and_the_new(
    station_bridge, kits, qtbot
):
    bridge = station_bridge
    cards: list[codes.IssuedCard] = []
    kit = read_kit(kits["good"], KIT_PASSPHRASE)
    take = partial(renewal.renew, kit=kit)
    issue(bridge, HALMEONI, cards.append)
    bridge.run(take, lambda _identity: None, bridge, unexpected)
    issue(bridge, MOTHER, cards.append)
    qtbot.waitUntil(lambda: len(cards) == 2)
    assert [issued.card.key_id for issued in cards] == [1, 2]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("of another city", "kit_of_other_city"),
        ("of another station", "kit_of_other_station"),
        ("damaged", "container_damaged"),
    ],
)
def test_a_kit_that_shows_its_fault_is_refused_without_its_passphrase(
    page, plug, kits, hands, qtbot, name, code
):
    before = state(hands.bridge, hands)
    plug(kits[name])
    assert page.kit_offer.label.text() == "A kit on the stick cannot be used."
    messages = set()
    try:
        for language in ("zh", "ko", "en"):
            translation.use(language)
            dialog = opened_dialog(page, qtbot)
            assert dialog.banner.text() == sentence(code, language=language)
            assert not dialog.passphrase.isVisible()
            messages.add(dialog.banner.text())
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            qtbot.waitUntil(lambda: page.window().findChild(KitDialog) is None)
    finally:
        translation.use("en")
    assert len(messages) == 3
    assert state(hands.bridge, hands) == before


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [
        ("good", "seven tent", "passphrase_wrong"),
        ("for a new laptop", KIT_PASSPHRASE, "kit_not_renewal"),
    ],
)
def test_what_only_the_passphrase_shows_is_refused_in_the_dialog(
    page, plug, kits, hands, qtbot, name, passphrase, code
):
    before = state(hands.bridge, hands)
    plug(kits[name])
    dialog = opened_dialog(page, qtbot)
    type_passphrase(dialog, qtbot, passphrase)
    hands.settle()
    assert dialog.isVisible()
    assert dialog.banner.text() == sentence(code)
    assert dialog.passphrase.field.selectedText()
    assert state(hands.bridge, hands) == before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    # Something was typed: it is asked whether that may go.
    qtbot.keyClick(top_dialog(dialog), Qt.Key.Key_1)
    assert not dialog.isVisible()


def test_a_wrong_passphrase_is_typed_again_and_nothing_keeps_the_screen_waiting(
    page, plug, kits, threads, hands, qtbot
):
    plug(kits["good"])
    dialog = opened_dialog(page, qtbot)
    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    assert dialog.passphrase.problem.text() == "Type the passphrase."
    type_passphrase(dialog, qtbot, "wrong")
    hands.settle()
    with qtbot.waitSignal(page.kit_offer.applied):
        type_passphrase(dialog, qtbot)
    assert hands.bridge.station.identity.card_key_id == 2
    assert threads == {"open_kit": "testdesk-io", "renew": "testdesk-desk"}


def test_a_stick_that_is_pulled_before_the_kit_is_opened_changes_nothing(
    page, plug, kits, stick, hands, qtbot
):
    before = state(hands.bridge, hands)
    plug(kits["good"])
    dialog = opened_dialog(page, qtbot)
    (stick / "testdesk" / "kit-1.tdk").unlink()
    type_passphrase(dialog, qtbot)
    hands.settle()
    assert dialog.banner.text() == sentence("file_missing")
    assert state(hands.bridge, hands) == before
