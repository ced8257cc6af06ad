"""The window's own paths while a disk refuses one file. Run by test_window_faults.py.

Reads a line of JSON for each run (`Asked`) and answers with one. All is loaded once and each run
is a fork, so that a table of them takes as long as what the window does.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from tests.cli.faults import Hook, refusing, watched
from tests.cli.site import KIT_PHRASE, STATION_PHRASE
from tests.little_work import quick_vaults

from testdesk.app import make_application
from testdesk.gui.shell import Shell
from testdesk.gui.start.first_start import FirstStart
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.widgets.banner import Banner
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import HANDOVER
from testdesk.wall_clock import WallClock

PATIENCE = 60
SIGN_IN = SignIn(STATION_PHRASE, "李敏", "registrar")


class Visit:
    """Somebody who starts the program, works, hands over and closes it.

    Attributes:
        done: what was seen to be done, in order.
        notices: what the banners showed whenever something was not done.
        sampled: ID numbers that the window called sampled.
        bugs: what reached `sys.excepthook`.
    """

    def __init__(self, asked: dict[str, Any]) -> None:
        self._asked = asked
        self.done: list[str] = []
        self.notices: list[str] = []
        self.sampled: list[str] = []
        self.bugs: list[str] = []
        sys.excepthook = lambda kind, error, _trace: self.bugs.append(f"{kind.__name__}: {error}")
        make_application()
        home = Path(asked["home"])
        self.shell = Shell(home, clock=WallClock())
        self.shell.show()

    def play(self) -> None:
        """The whole visit, as far as it gets."""
        if self._open():
            self.shell.change_language("ko")
            self._sample()
            self._hand_over()
        self.shell.close()

    def _open(self) -> bool:
        page = self.shell.first_start
        if kit := self._asked.get("kit"):
            page._show_working(working=True)
            self.shell.first_start.submitted.emit(FirstStart(Path(kit), KIT_PHRASE, SIGN_IN))
        else:
            self.shell.open_station(SIGN_IN)
        # While a station is made, its banner shows how far it is.
        self._until(
            lambda: (
                self.shell.window_ is not None or (self._banner_texts() and page.start.isEnabled())
            )
        )
        return self._note("opened", done=self.shell.window_ is not None)

    def _sample(self) -> None:
        window: Any = self.shell.window_
        results: list[Any] = []
        window.register.answered.connect(results.append)
        for line in self._asked["lines"]:
            before = len(results)
            window.handle_scan(line)
            self._until(lambda before=before: len(results) > before or self._is_idle())
            if len(results) > before and results[-1].reason == "sampled":
                self.sampled.append(line)
        self._note("sampled", done=len(self.sampled) == len(self._asked["lines"]) - 1)

    def _hand_over(self) -> None:
        window: Any = self.shell.window_
        page = window.handover
        written: list[Any] = []
        page.handed_over.connect(written.append)
        window.show_page(HANDOVER)
        page.use_folder(Path(self._asked["stick"]))
        self._until(self._is_idle)
        page.hand_over()
        self._until(lambda: self._is_idle() or top_dialog(window) is not None)
        self._until(lambda: written or (self._is_idle() and not page._busy))
        self._note("handed over", done=bool(written))

    def _note(self, name: str, *, done: bool) -> bool:
        if done:
            self.done.append(name)
        else:
            self.notices.append(self._banner_texts())
        return done

    def _banner_texts(self) -> str:
        notices = self.shell.findChildren(Banner)
        return " ".join(filter(None, (banner.text() for banner in notices)))

    def _is_idle(self) -> bool:
        bridge: Any = self.shell.bridge
        return bool(bridge.is_idle)

    def _until(self, done: Any) -> None:
        deadline = time.monotonic() + PATIENCE
        while not done() and not self.bugs:
            if time.monotonic() > deadline:
                raise TimeoutError(f"after {self.done}: {self._banner_texts()}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _visit(asked: dict[str, Any], hook: Hook) -> dict[str, Any]:
    seen = watched(asked["base"], hook)
    try:
        visit = Visit(asked)
        visit.play()
    except BaseException as error:  # noqa: BLE001 - whatever comes out is what the test looks for
        return {"bugs": [f"{type(error).__name__}: {error}"], "touched": seen}
    report = {name: getattr(visit, name) for name in ("done", "notices", "sampled", "bugs")}
    return report | {"touched": seen}


def _answer(asked: dict[str, Any]) -> NoReturn:
    wanted, code = asked["refused"], asked["code"]
    hook = refusing(tuple(wanted), code) if wanted else lambda *_touch: None
    with quick_vaults():
        print(json.dumps(_visit(asked, hook)), flush=True)  # noqa: T201 - the answer
    os._exit(0)


def main() -> None:
    """Runs until standard input ends."""
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            _answer(json.loads(line))
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
