"""Which language the command line speaks.

Short, because only this asks the system, and what is printed and what is explained both need it.
"""

from __future__ import annotations

import ctypes
import locale
import os
import sys

from testdesk.messages.catalogue import LANGUAGES

_NAMES = ("TESTDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """zh, ko or en: TESTDESK_LANGUAGE, else the locale; English for a locale of neither.

    Chinese where the system names no language at all.
    """
    named = next((os.environ[name] for name in _NAMES if os.environ.get(name)), None)
    if named is not None:
        code = named[:2].lower()
        return code if code in LANGUAGES else "en"
    code = _of_windows()
    return code if code in LANGUAGES else "zh"


def _of_windows() -> str:
    """The language of Windows' own windows, as "ko"; elsewhere the environment alone says it."""
    if sys.platform == "win32":
        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")[:2]
    return ""
