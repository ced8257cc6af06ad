"""A proxy to nowhere that answers as configured."""

import os
import subprocess

import pytest
from tests.net.proxy import proxy_to

from testdesk.courier.outbox_folder import OutboxFolder


@pytest.fixture
def proxy():
    with proxy_to(("127.0.0.1", 9)) as proxy:
        yield proxy


@pytest.fixture
def environment(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


AS_ROOT = os.geteuid() == 0


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def mounted(stick):
    """A separate stick of 16 KiB; remounts it with the given options."""
    if not AS_ROOT:
        pytest.fail("these tests mount a small file system and so run as root, as in CI")

    def mount(options):
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(stick)]
        subprocess.run(command, check=True, capture_output=True)
        return stick

    yield mount
    subprocess.run(["umount", str(stick)], check=True, capture_output=True)


@pytest.fixture
def failing_flush(monkeypatch):
    """Makes every flush of a file fail."""

    def arm(error):
        def fail(_handle):
            raise error

        monkeypatch.setattr(os, "fsync", fail)

    return arm


@pytest.fixture
def outbox(tmp_path):
    return OutboxFolder(tmp_path / "outbox")
