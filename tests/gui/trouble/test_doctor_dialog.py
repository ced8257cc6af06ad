"""The check of this laptop: the findings of the command, by key and button, off the GUI thread."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from tests.gui.every_dialog import pass_by

from testdesk.bridge.doctor.checks import ORDER, Devices
from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui.doctor.dialog import DoctorDialog
from testdesk.gui.doctor.texts import _FIXED, _MADE, URGENCY, check_text, finding_text
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import LANGUAGES, use_language
from testdesk.services.exchange.doctor import Finding

DETAIL: dict[str, str | int | None] = {
    "name": "HP",
    "free_mb": 5000,
    "residents": 1,
    "days": 0,
    "events": 1,
    "percent": 80,
}


def labels(dialog):
    return [label.text() for label in dialog._rows.findChildren(Label)]


def test_every_check_is_listed_with_its_state_and_the_next_step(checked):
    assert sorted(finding.check for finding in checked.findings) == sorted(ORDER)
    order = [URGENCY.index(finding.status) for finding in checked.findings]
    assert order == sorted(order)
    texts = labels(checked)
    for finding in checked.findings:
        assert texts[texts.index(check_text(finding.check)) + 1] == finding_text(finding)
    assert len(checked._rows.findChildren(SymbolWidget)) == len(ORDER)
    assert "Only one screen is connected." in " ".join(texts)
    assert "15 people; file sound" in texts


def test_r_and_the_button_check_again(checked, every_dialog):
    for again in (
        lambda: checked.handle_key("R"),
        checked._again.click,
    ):
        before = checked.findings
        again()
        assert checked._state.text() == "Checking… this may take some seconds."
        assert not checked.handle_key("r")
        every_dialog.settle()
        assert checked.findings is not before
        assert [f.check for f in checked.findings] == [f.check for f in before]
        assert checked._state.text().endswith("need somebody to look at them.")


def test_a_long_list_scrolls_by_the_keys(checked, qtbot):
    findings = [Finding(check, "attention", "backup_none") for check in ORDER * 3]
    checked._show_findings(findings)
    pass_by()
    bar = checked._body.verticalScrollBar()
    qtbot.keyClick(checked, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(checked, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_texts_follow_the_language(checked, every_dialog):
    every_dialog.shell.change_language("ko")
    assert checked.title.text() == "이 노트북 점검"
    assert "두 번째 화면" in labels(checked)
    every_dialog.shell.change_language("en")


def test_it_reports_that_all_is_well(checked):
    checked._show_findings([Finding("fonts", "ok", "fonts_found")])
    assert checked._state.text() == "Everything is in order."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted({*_FIXED, *_MADE}))
def test_every_good_state_has_a_text(code, language, english):
    use_language(language)
    text = finding_text(Finding("disk", "ok", code, DETAIL))
    use_language(english)
    assert text
    assert "{" not in text


def test_ctrl_d_and_the_settings_open_it_and_esc_closes_it(every_dialog, english, qtbot):
    assert english
    window = every_dialog.window
    (key,) = (k for k in window.findChildren(QShortcut) if k.key() == QKeySequence("Ctrl+D"))
    key.activated.emit()
    dialog = top_dialog(window)
    assert isinstance(dialog, DoctorDialog)
    key.activated.emit()
    assert top_dialog(window) is dialog
    every_dialog.settle()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert top_dialog(window) is None
    window.settings_requested.emit()
    settings = top_dialog(window)
    assert isinstance(settings, ScreenDialog)
    (button,) = (b for b in settings.findChildren(Button) if b.key == "Ctrl D")
    button.click()
    dialog = top_dialog(window)
    assert isinstance(dialog, DoctorDialog)
    every_dialog.settle()
    dialog.reject()


def test_a_file_that_cannot_be_read_is_one_finding_among_others(checked, every_dialog):
    checked._unread(Devices(), EnvironmentFault("store_read_only"))
    every_dialog.settle()
    (database,) = (f for f in checked.findings if f.check == "database")
    assert (database.status, database.code) == ("missing", "store_read_only")
