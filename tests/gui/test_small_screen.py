"""On the smallest laptop the dialogs of the end of the day and of operators need no scrolling."""

import pytest
from tests.gui.every_dialog import dialogs, pass_by

from testdesk.gui.widgets.scrolled_body import ScrolledBody

SMALLEST = (1024, 640)
DIALOGS = ("bags", "tubes", "tube", "staff", "second_person", "reopen", "restore", "count")


@pytest.mark.parametrize("language", ["en", "zh", "ko"])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_on_the_smallest_screen_scrolls_neither_way(every_dialog, name, language):
    shell = every_dialog.shell
    shell.showNormal()
    shell.resize(*SMALLEST)
    shell.change_language(language)
    every_dialog.settle()
    dialog = dialogs(every_dialog)[name]()
    dialog.open_once()
    every_dialog.settle()
    pass_by()
    body = dialog.findChild(ScrolledBody)
    bars = (body.verticalScrollBar().maximum(), body.horizontalScrollBar().maximum())
    dialog.done(0)
    every_dialog.settle()
    assert bars == (0, 0)
