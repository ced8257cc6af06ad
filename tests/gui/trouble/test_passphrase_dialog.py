"""Changing the passphrase in the window, and having one made."""

import re

from tests.gui.station_on_disk import PASSPHRASE

from testdesk import station_vault
from testdesk.domain.refusals import Refusal
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.start.first_start import FirstStartPage
from testdesk.gui.widgets.button import Button

NEW = "帐篷 雨伞 灯笼 白马"
GROUPS = r"\d{4}(?:-\d{4}){5}"


def fill_in(dialog, old, new, again):
    """Without keys: QTest types no Chinese."""
    for entry, text in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        entry.field.setText(text)


def opens(every_dialog, passphrase):
    try:
        station_vault.check_passphrase(every_dialog.home, passphrase)
    except Refusal:
        return False
    return True


def test_the_settings_have_a_button_for_it(every_dialog, passphrase_dialog):
    assert passphrase_dialog.title.text() == "Change the passphrase"
    settings = ScreenDialog(every_dialog.window)
    texts = [button.text() for button in settings.findChildren(Button)]
    settings.deleteLater()
    assert "Change the passphrase" in texts


def test_the_passphrase_is_changed_and_the_dialog_closes(every_dialog, passphrase_dialog, qtbot):
    fill_in(passphrase_dialog, PASSPHRASE, NEW, NEW)
    with qtbot.waitSignal(passphrase_dialog.changed):
        passphrase_dialog.change_button.click()
    assert passphrase_dialog.isHidden()
    assert (
        passphrase_dialog.old.text(),
        passphrase_dialog.new.text(),
        passphrase_dialog.again.text(),
    ) == ("", "", "")
    assert opens(every_dialog, NEW)
    assert not opens(every_dialog, PASSPHRASE)


def test_a_wrong_old_passphrase_is_reported_and_changes_nothing(
    every_dialog, passphrase_dialog, qtbot
):
    fill_in(passphrase_dialog, "something else", NEW, NEW)
    passphrase_dialog.change_button.click()
    qtbot.waitUntil(passphrase_dialog.change_button.isEnabled)
    assert passphrase_dialog.banner.text().startswith("The passphrase is wrong.")
    assert passphrase_dialog.isVisible()
    assert opens(every_dialog, PASSPHRASE)


def test_a_weak_one_is_refused_at_its_field(every_dialog, passphrase_dialog, qtbot):
    fill_in(passphrase_dialog, PASSPHRASE, "123456", "123456")
    passphrase_dialog.change_button.click()
    qtbot.waitUntil(passphrase_dialog.change_button.isEnabled)
    assert passphrase_dialog.new.problem.text() == "Too easy to guess. Use four unrelated words."
    assert passphrase_dialog.again.text() == ""
    assert opens(every_dialog, PASSPHRASE)


def test_what_is_missing_or_differs_is_marked(passphrase_dialog):
    fill_in(passphrase_dialog, "", "", "x")
    passphrase_dialog.change_button.click()
    assert (
        passphrase_dialog.old.problem.text()
        == passphrase_dialog.new.problem.text()
        == "Please fill this in."
    )
    assert passphrase_dialog.again.problem.text() == "The two passphrases differ."


def test_the_strength_is_shown_while_it_is_typed(every_dialog, passphrase_dialog, qtbot):
    assert (
        passphrase_dialog.strength.text() == "Earlier backups still open with the old passphrase."
    )
    qtbot.keyClicks(passphrase_dialog.new.field, "123456")
    every_dialog.settle()
    assert passphrase_dialog.strength.text().startswith("Too easy to guess.")
    qtbot.keyClicks(passphrase_dialog.new.field, " tent lantern umbrella horse")
    every_dialog.settle()
    assert passphrase_dialog.strength.text() == "Strong enough."


def test_one_is_made_and_shown_so_that_it_can_be_written_down(
    every_dialog, passphrase_dialog, qtbot
):
    passphrase_dialog.make_button.click()
    (made,) = re.findall(GROUPS, passphrase_dialog.strength.text())
    assert passphrase_dialog.new.text() == passphrase_dialog.again.text() == made
    passphrase_dialog.old.field.setText(PASSPHRASE)
    with qtbot.waitSignal(passphrase_dialog.changed):
        passphrase_dialog.change_button.click()
    assert opens(every_dialog, made)


def test_the_first_start_makes_one_too(qtbot, english):
    assert english
    page = FirstStartPage()
    qtbot.addWidget(page)
    page.make.click()
    (made,) = re.findall(GROUPS, page.banner.text())
    assert page.passphrase.text() == page.again.text() == made
