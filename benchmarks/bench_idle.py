"""What an open window costs while nobody does anything, against a bare window.

`python benchmarks/bench_idle.py [SECONDS]`: a station of made-up people is opened and left alone on
its register page; a label beside an encrypted file is left alone for as long. Each is a process of
its own; the share of one processor is measured after it has loaded what it loads in advance.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS, LOADED_S = 60, 15.0


def share_of_a_processor(seconds: float) -> float:
    """Per cent of one processor that this process takes while its events are waited for."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - after the platform is chosen

    def wait(wanted: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(wanted * 1000), loop.quit)
        loop.exec()

    wait(LOADED_S)
    spent, began = time.process_time(), time.monotonic()
    wait(seconds)
    return (time.process_time() - spent) / (time.monotonic() - began) * 100


def bare(seconds: float) -> float:
    """A label, and an encrypted file in memory."""
    from PySide6.QtWidgets import QApplication, QLabel  # noqa: PLC0415 - what is measured
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - what is measured

    connection = dbapi2.connect(":memory:")
    app = QApplication([])
    label = QLabel("姓名")
    label.showMaximized()
    app.processEvents()
    share = share_of_a_processor(seconds)
    connection.close()
    return share


def station(home: Path, passphrase: str, seconds: float) -> float:
    """The register page after signing in."""
    from testdesk.app import make_application  # noqa: PLC0415 - after the platform is chosen
    from testdesk.gui.shell import Shell  # noqa: PLC0415 - same
    from testdesk.gui.start.sign_in import SignIn  # noqa: PLC0415 - same

    app = make_application()
    shell = Shell(home)
    shell.showMaximized()
    shell.open_station(SignIn(passphrase, "李敏", "registrar"))
    while shell.window_ is None or shell.currentWidget() is not shell.window_:
        app.processEvents()
        time.sleep(0.001)
    share = share_of_a_processor(seconds)
    shell.close()
    return share


def main(seconds: float) -> None:
    """Prints both shares."""
    from tests.made_station import (  # noqa: PLC0415 - the windows need it not
        KIT_PASSPHRASE,
        PASSPHRASE,
        make_city,
        sealed_kit,
    )

    from testdesk.bootstrap import set_up_station  # noqa: PLC0415 - same

    with tempfile.TemporaryDirectory() as name:
        city, home = make_city(Path(name) / "hq"), Path(name) / "home"
        kit = sealed_kit(city, city.kits[1])
        set_up_station(home, kit=kit, kit_passphrase=KIT_PASSPHRASE, passphrase=PASSPHRASE)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        for what, words in (
            ("the station's window", [str(home), PASSPHRASE]),
            ("a bare window", []),
        ):
            program = [sys.executable, __file__, str(seconds), *words]
            done = subprocess.run(program, env=environment, check=True, capture_output=True)  # noqa: S603 - ourselves
            sys.stdout.write(f"{what:24}{json.loads(done.stdout):8.3f} % of a processor\n")


if __name__ == "__main__":
    if len(sys.argv) <= 2 and "QT_QPA_PLATFORM" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        main(float(sys.argv[1]) if len(sys.argv) == 2 else SECONDS)
    else:
        seconds, *rest = sys.argv[1:]
        share = station(Path(rest[0]), rest[1], float(seconds)) if rest else bare(float(seconds))
        sys.stdout.write(json.dumps(share))
