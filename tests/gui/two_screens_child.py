"""Opens and closes the queue display on two screens. Run by test_display.py.

Argument: a folder for the station. Prints where the display was each time, as one JSON list.
"""

import json
import sys
from pathlib import Path

from tests.clock import ManualClock
from tests.gui.every_dialog import StationInShell, pass_by
from tests.little_work import quick_vaults

from testdesk.app import make_application


def main():
    make_application()
    with quick_vaults():
        made = StationInShell(Path(sys.argv[1]), ManualClock())
    page = made.window.queue
    places, changes = [page.display_place], []
    page.display_changed.connect(lambda: changes.append(page.display_place))
    page.toggle_display()
    pass_by()
    places.append(page.display_place)
    page.display.showNormal()
    page.display.setScreen(made.shell.screen())
    page.display.move(10, 10)
    pass_by()
    places.append(page.display_place)
    page.toggle_display()
    pass_by()
    places.append(page.display_place)
    made.shell.close()
    reported = [place for place in places[1:] if place in changes]
    sys.stdout.write(json.dumps([places, reported]) + "\n")


if __name__ == "__main__":
    main()
