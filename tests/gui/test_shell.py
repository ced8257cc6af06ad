"""From the first start to the window, the lock, and the crash page: with a real kit and vault."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.clock import ManualClock
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, kit_bytes

from testdesk import bootstrap
from testdesk.gui import preferences
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.shell import Shell
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.widgets.button import Button
from testdesk.messages import catalogue
from testdesk.printing.choice import PrintChoice

PATIENCE = 60_000  # the locks are slow on purpose, and the machine may be busy


def started(qtbot, home):
    shell = Shell(home, clock=ManualClock())
    shell.change_language("en")
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    return shell


def fill_in(page, kit, *, again=PASSPHRASE):
    page.use_kit(kit)
    page.kit_passphrase.field.setText(KIT_PASSPHRASE)
    page.passphrase.field.setText(PASSPHRASE)
    page.again.field.setText(again)
    page.operator.field.setText("李敏")


@pytest.mark.usefixtures("english")
def test_a_laptop_becomes_a_station_is_locked_closed_and_opened_again(
    qtbot, tmp_path, silent_network
):
    kit, home = tmp_path / "kit-1.tdk", tmp_path / "home"
    kit.write_bytes(kit_bytes())
    shell = started(qtbot, home)
    assert shell.currentWidget() is shell.first_start
    fill_in(shell.first_start, kit)
    shell.first_start.submit()
    qtbot.waitUntil(lambda: shell.currentWidget() is shell.window_, timeout=PATIENCE)
    assert shell.bridge.session.operator == "李敏"

    qtbot.keyClick(shell.window_, Qt.Key.Key_F12)
    assert shell.currentWidget() is shell.lock
    shell.window_.proxy.print_choice_made.emit(PrintChoice("slip58", "EPSON"))
    shell.window_.handle_scan("YJ22034417")
    assert shell.lock.banner.text().startswith("The station is locked.")
    shell.lock.passphrase.field.setText("not this one")
    shell.lock.submit()
    qtbot.waitUntil(lambda: "wrong" in shell.lock.banner.text(), timeout=PATIENCE)
    shell.lock.passphrase.field.setText(PASSPHRASE)
    shell.lock.operator.field.setText("朴顺子")
    shell.lock.submit()
    qtbot.waitUntil(lambda: shell.currentWidget() is shell.window_, timeout=PATIENCE)
    assert shell.bridge.session.operator == "朴顺子"

    see_the_page_for_a_bug(shell)
    choose_a_scanner(qtbot, shell)
    shell.window_.handover.network.job.use(silent_network.url)
    shell.close()
    before = silent_network.connections
    see_it_opened_again(qtbot, home, silent_network, before)


def see_it_opened_again(qtbot, home, silent_network, before):
    """What was chosen is chosen again; a server that hangs holds no window open."""
    later = started(qtbot, home)
    assert later.currentWidget() is later.sign_in
    later.open_station(SignIn(PASSPHRASE, "赵刚", "lead"))
    qtbot.waitUntil(lambda: later.currentWidget() is later.window_, timeout=PATIENCE)
    assert later.bridge.session.operator == "赵刚"
    assert "EPSON" in later.window_.proxy.choices.print_choice_button.caption()
    qtbot.waitUntil(lambda: later.window_.devices.scanner.state == "gone")
    assert later.window_.status_bar.alarm.text() == "Scanner gone"
    qtbot.waitUntil(lambda: silent_network.connections > before)
    close_while_the_network_hangs(later)


def close_while_the_network_hangs(shell):
    """The address is known again and tried; a server that hangs holds no window open."""
    job = shell.window_.handover.network.job
    assert job.status.trying
    task = job._task
    shell.close()
    task.wait(PATIENCE / 1000)
    assert not task._thread.is_alive()


def choose_a_scanner(qtbot, shell):
    """From the settings to the devices; a port that is not there at the next start."""
    shell.window_.settings_requested.emit()
    dialog = shell.findChild(ScreenDialog)
    dialog.verdict_seconds_chosen.emit(40)
    assert shell.window_.register._clear_timer.interval() == 40_000
    dialog.devices_requested.emit()
    devices = shell.window_.devices
    qtbot.waitUntil(lambda: devices.dialog is not None and devices.dialog.isVisible())
    devices.dialog.scanner.chosen.emit("no-such-port", 9600)
    devices.dialog.accept()


def bug():
    """Raises with a name in its message, as a bug might."""
    raise KeyError("金善姬")


def see_the_page_for_a_bug(shell):
    """It shows where, never whom; the window is still there behind it."""
    with pytest.raises(KeyError) as caught:
        bug()
    error = (caught.type, caught.value, caught.tb)
    shell.show_crash(*error)
    assert shell.currentWidget() is shell.crash
    assert shell.crash.lines[0] == "KeyError"
    assert "金善姬" not in "".join(shell.crash.lines)
    assert "test_shell:" in shell.crash.lines[-1]
    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Return)
    assert shell.currentWidget() is shell.window_


@pytest.mark.usefixtures("english")
def test_what_is_missing_is_named_beside_its_field(qtbot, tmp_path):
    shell = started(qtbot, tmp_path / "home")
    page = shell.first_start
    page.submit()
    assert page.banner.text() == "Choose the kit file first."
    fill_in(page, tmp_path / "kit-1.tdk", again="something else")
    page.submit()
    assert page.again.problem.text() == "The two passphrases differ."
    assert page.passphrase.problem.text() == ""
    shell.close()


@pytest.mark.usefixtures("english")
def test_a_passphrase_that_is_easy_to_guess_is_refused_at_its_field(qtbot, tmp_path):
    kit, home = tmp_path / "kit-1.tdk", tmp_path / "home"
    kit.write_bytes(kit_bytes())
    shell = started(qtbot, home)
    page = shell.first_start
    fill_in(page, kit, again="李敏 2022")
    page.passphrase.field.setText("李敏 2022")
    page.submit()
    qtbot.waitUntil(page.start.isEnabled, timeout=PATIENCE)
    assert page.passphrase.problem.text() == "Too easy to guess. Use four unrelated words."
    assert (page.banner.text(), page.again.text()) == ("", "")
    assert not bootstrap.station_exists(home)
    shell.change_language("zh")
    assert page.passphrase.problem.text() == ""
    fill_in(page, kit)
    page.submit()
    qtbot.waitUntil(lambda: shell.currentWidget() is shell.window_, timeout=PATIENCE)
    shell.close()


@pytest.mark.usefixtures("english")
def test_making_a_station_is_stopped_and_begun_again(qtbot, tmp_path):
    kit, home = tmp_path / "kit-1.tdk", tmp_path / "home"
    kit.write_bytes(kit_bytes())
    shell = started(qtbot, home)
    page = shell.first_start
    fill_in(page, kit)
    page.submit()
    assert (page.stop.isVisible(), page.restore.isVisible()) == (True, False)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.start.isEnabled, timeout=PATIENCE)
    assert page.banner.text().startswith("Stopped: this laptop is no station")
    assert (page.stop.isVisible(), page.restore.isVisible()) == (False, True)
    assert not bootstrap.station_exists(home)
    page.submit()
    qtbot.waitUntil(lambda: shell.currentWidget() is shell.window_, timeout=PATIENCE)
    shell.close()


@pytest.mark.usefixtures("english")
def test_a_kit_that_is_gone_is_reported_and_can_be_chosen_again(qtbot, tmp_path):
    shell = started(qtbot, tmp_path / "home")
    fill_in(shell.first_start, tmp_path / "kit-9.tdk")
    shell.first_start.submit()
    qtbot.waitUntil(shell.first_start.start.isEnabled, timeout=PATIENCE)
    assert shell.first_start.banner.text().startswith("The file cannot be read.")
    shell.close()


@pytest.mark.usefixtures("english")
def test_language_and_colours_stay_for_the_next_start(qtbot, tmp_path):
    home = tmp_path / "home"
    shell = started(qtbot, home)
    shell.change_language("ko")
    shell.change_theme("dark")
    korean = catalogue.translate("FirstStartPage", "Make this laptop a station", "ko")
    assert shell.first_start.title.text() == korean != "Make this laptop a station"
    assert (preferences.load(home).language, preferences.load(home).theme) == ("ko", "dark")
    shell.close()
    again = Shell(home)
    qtbot.addWidget(again)
    assert catalogue.current_language() == "ko"
    again.close()


def test_a_verdict_rests_after_twenty_seconds_until_somebody_chooses(qtbot, english):
    assert english
    assert preferences.Preferences().verdict_seconds == 20
    dialog = ScreenDialog(verdict_seconds=40)
    qtbot.addWidget(dialog)
    assert dialog._seconds.value() == "40"
    with qtbot.waitSignal(dialog.verdict_seconds_chosen) as chosen:
        dialog._seconds.pick(0)
    assert chosen.args == [10]


def test_unreadable_preferences_are_as_none(tmp_path):
    (tmp_path / "screen.json").write_bytes(b'{"language": 7')
    assert preferences.load(tmp_path) == preferences.Preferences()


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_the_pages_before_the_station_fit_a_small_laptop(qtbot, tmp_path, language):
    shell = started(qtbot, tmp_path / "home")
    shell.change_language(language)
    shell.first_start.submit()
    assert (shell.width(), shell.height()) == (1366, 768)
    for page in (shell.first_start, shell.sign_in, shell.lock, shell.crash):
        qtbot.waitUntil(lambda page=page: page.minimumSizeHint().height() <= 768)
        assert page.minimumSizeHint().width() <= 1366
    shell.close()


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_the_card_of_the_first_start_is_whole_on_the_smallest_screen(qtbot, tmp_path, language):
    shell = started(qtbot, tmp_path / "home")
    shell.change_language(language)
    shell.resize(1024, 640)
    page = shell.first_start

    def is_whole() -> bool:
        card, column = page.card, page.card.column
        needed = column.totalHeightForWidth(card.width())
        is_low = card.geometry().bottom() < page.height() == 640
        roles = page.role.findChildren(Button)
        return card.height() >= needed and is_low and all(map(is_legible, roles))

    def is_legible(button: Button) -> bool:
        return button.width() >= button.minimumSizeHint().width()

    for show in (page.submit, lambda: page.refuse("x" * 60), page.refuse_passphrase):
        show()
        qtbot.waitUntil(is_whole)
    shell.close()


class Layouts(QObject):
    """Counts how often a page is asked to lay itself out again."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_the_pages_before_the_station_come_to_rest(qtbot, tmp_path):
    """One that lays itself out for ever takes a whole processor while somebody types."""
    shell = started(qtbot, tmp_path / "home")
    for page in (shell.first_start, shell.sign_in, shell.lock, shell.crash):
        shell.setCurrentWidget(page)
        layouts = Layouts(page)
        page.installEventFilter(layouts)
        for _ in range(20):
            QApplication.processEvents()
        settled = layouts.count
        for _ in range(20):
            QApplication.processEvents()
        assert layouts.count == settled
    shell.close()
