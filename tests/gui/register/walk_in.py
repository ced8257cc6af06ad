"""The walk-in dialog, opened."""

from testdesk.gui.walk_in.dialog import WalkInDialog


def opened(desk, qtbot, parent, **given):
    dialog = WalkInDialog(desk.bridge, parent, **given)
    qtbot.addWidget(dialog)
    dialog.open()
    desk.settle()
    return dialog
