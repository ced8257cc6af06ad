"""A home with a program log, and the modules of the program."""

from pathlib import Path

import pytest

import testdesk
from testdesk.program_log.files import start_log, stop_log


@pytest.fixture
def program_log(tmp_path):
    """A home whose program log is written to."""
    file = start_log(tmp_path)
    assert file is not None
    yield tmp_path
    stop_log(file)


@pytest.fixture(scope="session")
def sources():
    return list(Path(testdesk.__file__).parent.rglob("*.py"))
