"""The walk-in dialog, opened."""

from testdesk.gui.walk_in.dialog import WalkInDialog


def opened(running_station, qtbot, parent, **given):
    dialog = WalkInDialog(running_station.bridge, parent, **given)
    qtbot.addWidget(dialog)
    dialog.open()
    running_station.settle()
    return dialog
