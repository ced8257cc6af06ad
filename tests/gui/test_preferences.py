"""Screen settings are kept completely or not at all, and a disk that fails is reported."""

import pytest
from tests.gui.kept_preferences import BEFORE

from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui import preferences, theme
from testdesk.gui.preferences import Preferences
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.shell import Shell
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.messages import catalogue
from testdesk.messages.sentences import sentence

pytestmark = pytest.mark.usefixtures("english")


def test_a_full_disk_leaves_the_former_choice_whole(full_home):
    with pytest.raises(EnvironmentFault, match="disk_full"):
        preferences.save(full_home, Preferences(theme="dark"))
    assert preferences.load(full_home) == BEFORE
    assert [path.name for path in full_home.iterdir()] == ["screen.json"]


def test_a_home_that_cannot_be_made_has_a_code(no_home):
    with pytest.raises(EnvironmentFault, match="home_not_writable"):
        preferences.save(no_home, BEFORE)
    assert preferences.load(no_home) == Preferences()


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_a_choice_on_a_full_disk_holds_and_is_reported_on_the_page(full_home, qtbot, language):
    shell = started(qtbot, full_home)
    shell.change_language(language)
    message = sentence("disk_full", {"reason": "setting"}, language)
    assert shell.first_start.banner.text() == message
    shell.change_theme("dark")
    assert shell.first_start.banner.text() == message
    assert (catalogue.current_language(), theme.current().name) == (language, "dark")
    assert shell.currentWidget() is shell.first_start
    assert preferences.load(full_home) == BEFORE
    shell.close()


def test_it_is_reported_in_the_dialog_where_one_chose(full_home, qtbot):
    shell = started(qtbot, full_home)
    dialog = ScreenDialog(shell.currentWidget())
    dialog.theme_chosen.connect(shell.change_theme)
    dialog.open()
    dialog.theme_chosen.emit("dark")
    assert top_dialog(shell.currentWidget()) is dialog
    assert dialog.banner.text() == sentence("disk_full", {"reason": "setting"})
    shell.close()


def test_a_window_opens_also_where_nothing_can_be_kept(no_home, qtbot):
    shell = started(qtbot, no_home)
    assert shell.currentWidget() is shell.first_start
    shell.change_language("ko")
    assert shell.first_start.banner.text() == sentence(
        "home_not_writable", {"reason": "setting"}, "ko"
    )
    shell.close()


def started(qtbot, home):
    shell = Shell(home)
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    return shell
