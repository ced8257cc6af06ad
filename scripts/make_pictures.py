"""The register page of the READMEs and the people page, from the real window: `make pictures`.

No pace is in them: people step up so far apart that the program takes each gap for a pause.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections import Counter
from pathlib import Path

from testdesk import app
from testdesk.demo.album import Album
from testdesk.demo.city import make_city, tube_codes
from testdesk.demo.day_clock import OPENING_TIME, PREPARATION_TIME, DayClock, local_moment
from testdesk.demo.making import DemoCity, make_demo
from testdesk.demo.registrar import SimulatedRegistrar
from testdesk.demo.waiting import act_and_wait
from testdesk.gui.shell import Shell
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.window import PROXY, Window

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
DAY = dt.date(2026, 3, 26)
PEOPLE, APART_S = 8, 150
LANGUAGES = ("zh", "en", "ko")


def main() -> None:
    """In each language a picture of the same city, with eight people in a tube of station 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app.make_application()
    city = make_city(residents=400, today=DAY)
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            clock = DayClock(local_moment(DAY, PREPARATION_TIME))
            _take(make_demo(Path(folder) / language, city, clock=clock), language)


def _take(made: DemoCity, language: str) -> None:
    clock = DayClock(local_moment(DAY, OPENING_TIME))
    shell = Shell(made.home(1), clock=clock)
    shell.show()
    shell.activateWindow()
    asked = SignIn(made.passphrases.station, "李敏", "registrar")
    act_and_wait(shell.currentChanged, lambda: shell.open_station(asked))
    window, bridge = shell.window_, shell.bridge
    if window is None or bridge is None:
        raise RuntimeError("the station did not open")
    shell.change_language(language)
    registrar = SimulatedRegistrar(window, bridge, tube_codes(seed=1), clock)
    registrar.ensure_tube()
    wanted = (p for p in made.city.people if p.listed and p.colour == "green")
    for person in [p for p in wanted if p.document_type == "01"][:PEOPLE]:
        clock.forward(APART_S)
        registrar.register(person.document_number)
    _photograph(shell, f"register-{language}")
    if language == LANGUAGES[0]:
        _show_household(made, window)
        _photograph(shell, "proxy")
    shell.close()


def _show_household(made: DemoCity, window: Window) -> None:
    """Finds somebody who does not live alone, on the people page."""
    listed = [person for person in made.city.people if person.listed]
    doors = Counter(person.address for person in listed)
    found = next(person for person in listed if doors[person.address] > 2 and person.korean)
    window.show_page(PROXY)
    finder = window.proxy.finder
    act_and_wait(finder.searched, lambda: finder.field.setText(found.document_number[-6:]))


def _photograph(shell: Shell, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Album(Path(folder)).photograph(name, shell)
        (picture,) = Path(folder).glob("*.png")
        (IMAGES / f"{name}.png").write_bytes(picture.read_bytes())


if __name__ == "__main__":
    main()
