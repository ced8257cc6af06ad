"""The dialog of a tube, opened as the window does it."""

from testdesk.gui.tube.dialog import TubeDialog
from testdesk.gui.widgets.dialog import top_dialog

TUBE = "YJ22034417"


def opened(hands):
    hands.window.tubes.open(TUBE)
    hands.settle()
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, TubeDialog)
    return dialog
