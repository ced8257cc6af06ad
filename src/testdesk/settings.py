"""Where a station's files lie, and what the site chose."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VAULT = "station.vault"
STORE = "station.db"


def home_folder(given: Path | None = None) -> Path:
    """The folder with one station's (or one headquarters') files.

    The argument wins, then TESTDESK_HOME, then the platform's user data folder.
    """
    if given is not None:
        return given
    named = os.environ.get("TESTDESK_HOME")
    return Path(named) if named else platformdirs.user_data_path("testdesk", appauthor=False)
