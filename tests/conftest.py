"""What every test starts from: no screen, folders of its own, no network, and silence."""

import itertools
import logging
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Qt and platformdirs read the environment on import, so it is set before.
SCRATCH = Path(tempfile.mkdtemp(prefix="testdesk-tests-"))
FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}
for _name, _folder in FOLDERS.items():
    (SCRATCH / _folder).mkdir(mode=0o700)
    os.environ[_name] = str(SCRATCH / _folder)
os.environ["TESTDESK_HOME"] = str(SCRATCH / "testdesk")
# The tests of two people are also run on a screen with a window manager.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("TESTDESK_TESTS_PLATFORM", "offscreen")
# Missing video acceleration is no test failure; Qt names each library it did not find.
os.environ["QT_LOGGING_RULES"] = "qt.multimedia.symbolsresolver=false"
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns of any other encoding
for _name in ("TESTDESK_PASSPHRASE", "TESTDESK_KIT_PASSPHRASE", "QT_SCALE_FACTOR"):
    os.environ.pop(_name, None)

import pytest  # noqa: E402 - after the environment
from hypothesis import HealthCheck, settings  # noqa: E402 - after the environment
from PySide6.QtGui import QGuiApplication  # noqa: E402 - after the environment
from pytestqt.qtbot import QtBot  # noqa: E402 - after the environment

PATIENCE_MS = 60_000
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# A busy machine is no failure: no deadline, and a slow generator is not reported.
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _patient, max_examples=50, derandomize=True, print_blob=True)
settings.register_profile("dev", _patient, max_examples=50)
settings.register_profile("torture", _patient, max_examples=2000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"),
)

_homes = itertools.count(1)


def pytest_unconfigure() -> None:
    """Remove the folders that this process made."""
    shutil.rmtree(SCRATCH, ignore_errors=True)


def _guarded(method: Callable[..., object]) -> Callable[..., object]:
    """Let a socket's method reach only this machine."""

    def guarded(self: socket.socket, *arguments: object) -> object:
        address = arguments[-1]
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            pytest.fail(f"a test reached for the network: {address[0]}")
        return method(self, *arguments)

    return guarded


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Deny every address but this machine's own, for the whole run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: object) -> object:
    """Make the process's one Qt application first: a command that only draws would make a lesser
    one, which the next test of a window in this worker could not use.
    """
    assert QGuiApplication.platformName() == os.environ["QT_QPA_PLATFORM"]
    return qapp


class PatientBot(QtBot):
    """Waits longer than five seconds, which a busy machine may need."""

    def waitUntil(  # noqa: N802 - Qt's way of naming
        self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - the same
        self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own, with more patience."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own `TESTDESK_HOME`, which does not exist yet."""
    home = SCRATCH / f"testdesk-{next(_homes)}"
    monkeypatch.setenv("TESTDESK_HOME", str(home))
    return home


@pytest.fixture(scope="session", autouse=True)
def quick_vaults() -> Iterator[None]:
    """See `tests.little_work`; a test that needs what we ship asks for `shipped_vaults`."""
    from tests import little_work  # noqa: PLC0415 - loads the program, after the environment

    with little_work.quick_vaults():
        yield


@pytest.fixture
def shipped_vaults() -> Iterator[None]:
    """See `tests.little_work`."""
    from tests import little_work  # noqa: PLC0415 - the same

    with little_work.shipped_vaults():
        yield


@pytest.fixture
def quick_kits() -> Iterator[None]:
    """See `tests.little_work`."""
    from tests import little_work  # noqa: PLC0415 - the same

    with little_work.quick_kits():
        yield


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a log record of WARNING or above.

    A test that expects one looks at `caplog.records` and then calls `caplog.clear()`. Python's
    own warnings are errors already (`filterwarnings`), and so are Qt's (`qt_log_level_fail`).
    """
    yield
    loud = [
        f"{record.name} {record.levelname}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("the test was not silent:\n" + "\n".join(loud))
