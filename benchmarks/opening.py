"""What it costs to open the window: from the start of its process to the first scan on the screen.

Run by itself as `opening.py HOME` or `opening.py`, it opens a station's window, or for comparison a
bare window beside an encrypted file, and prints what the process has cost by then. Nothing is
loaded before that which the window would not load; each runs a few times, in turns, with the
modules compiled as they are once a program has run.
"""

from __future__ import annotations

import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testdesk.domain.station.verdicts import ScanResult
    from testdesk.gui.shell import Shell

RUNS = 5
SETTLED_S = 3.0  # by then the window has loaded what it loads in advance
TUBE, PERSON = "YJ00000001", "222401193604120025"

Cost = dict[str, float]
"""What was measured, in milliseconds of processor time or megabytes, by the names below."""

UNTIL_PAINTED, KEY, MEMORY = "until painted", "key", "memory"


def compiling_once(folder: Path) -> dict[str, str]:
    """The environment of programs that keep compiled modules in a folder, as they normally do."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def window(folder: Path) -> list[tuple[str, str, float]]:
    """The rows of the table for the station of a made city."""
    from tests.made_station import PASSPHRASE, STORE_KEY  # noqa: PLC0415 - the windows need it not

    from testdesk.formats.crypto.vault import NONCE_SIZE, SALT_SIZE, seal_vault  # noqa: PLC0415 - same
    from testdesk.settings import VAULT  # noqa: PLC0415 - same

    home = folder / "home"
    salt, nonce = secrets.token_bytes(SALT_SIZE), secrets.token_bytes(NONCE_SIZE)
    (home / VAULT).write_bytes(seal_vault(STORE_KEY, PASSPHRASE, salt=salt, nonce=nonce))
    environment = compiling_once(folder)
    costs: dict[str, list[Cost]] = {"station": [], "bare": []}
    for run in range(RUNS + 1):
        for name, words in (("station", [str(home), PASSPHRASE]), ("bare", [])):
            program = [sys.executable, __file__, *words]
            done = subprocess.run(program, env=environment, check=True, capture_output=True)  # noqa: S603 - ourselves
            if run:  # the first compiles the modules
                costs[name].append(json.loads(done.stdout))

    def middle(name: str, what: str) -> float:
        return statistics.median(cost[what] for cost in costs[name])

    return [
        ("a bare window, processor", "ms", middle("bare", UNTIL_PAINTED)),
        ("start to the first scan, processor", "ms", middle("station", UNTIL_PAINTED)),
        ("of it the key derivation", "ms", middle("station", KEY)),
        ("a bare window, memory", "MB", middle("bare", MEMORY)),
        ("the open window, memory", "MB", middle("station", MEMORY)),
    ]


def memory_mb() -> float:
    """Memory of this process now."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if "VmRSS" in line)) / 1024


def bare_window() -> Cost:
    """A label, and an encrypted file in memory."""
    from PySide6.QtWidgets import QApplication, QLabel  # noqa: PLC0415 - what is measured
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - what is measured

    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE TABLE one (a)")
    app = QApplication([])
    label = QLabel("姓名")
    label.showMaximized()
    app.processEvents()
    return {UNTIL_PAINTED: time.process_time() * 1000, MEMORY: memory_mb()}


def station_window(home: Path, passphrase: str) -> Cost:
    """Signs in, opens a tube and scans one person, whose sample is then undone for the next run."""
    import gc  # noqa: PLC0415 - as the program does it

    gc.disable()
    from testdesk.app import make_application  # noqa: PLC0415 - what is measured
    from testdesk.gui.shell import Shell  # noqa: PLC0415 - what is measured
    from testdesk.gui.start.sign_in import SignIn  # noqa: PLC0415 - what is measured

    gc.freeze()
    gc.enable()
    app = make_application()

    def until(done: Callable[[], object]) -> None:
        while not done():
            app.processEvents()
            time.sleep(0.001)

    shell = Shell(home)
    shell.showMaximized()
    app.processEvents()
    shell.open_station(SignIn(passphrase, "李敏", "registrar"))
    until(lambda: shell.window_ is not None and shell.currentWidget() is shell.window_)
    app.processEvents()
    scan_one(shell, until)
    app.processEvents()
    spent = time.process_time() * 1000
    end = time.monotonic() + SETTLED_S
    until(lambda: time.monotonic() > end)
    memory = memory_mb()
    undo(shell, until)
    shell.close()
    return {UNTIL_PAINTED: spent, MEMORY: memory, KEY: key_derivation(home, passphrase)}


def scan_one(shell: Shell, until: Callable[[Callable[[], object]], None]) -> None:
    """A tube, unless one is open already, and the one person of the made-up kit."""
    if (window := shell.window_) is None:
        raise SystemExit("no window")
    results: list[ScanResult] = []
    window.register.answered.connect(results.append)
    for count, line in enumerate((TUBE, PERSON), start=1):
        window.handle_scan(line)
        until(lambda count=count: len(results) == count)
    if results[-1].verdict != "accepted":
        raise SystemExit(f"{results[-1].verdict}: {results[-1].reason}")


def undo(shell: Shell, until: Callable[[Callable[[], object]], None]) -> None:
    """Undoes the sample."""
    from testdesk.services.voiding import undo as undo_newest  # noqa: PLC0415 - only at the end

    if (bridge := shell.bridge) is None:
        raise SystemExit("no station")
    undone: list[object] = []
    bridge.run(undo_newest, undone.append, shell, undone.append)
    until(lambda: undone)


def key_derivation(home: Path, passphrase: str) -> float:
    """Milliseconds of processor time to open the vault."""
    from testdesk.bootstrap import check_passphrase  # noqa: PLC0415 - only at the end

    began = time.process_time()
    check_passphrase(home, passphrase)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    cost = station_window(Path(sys.argv[1]), sys.argv[2]) if sys.argv[1:] else bare_window()
    print(json.dumps(cost))  # noqa: T201 - for the process that started this one
