"""Keeps what the process knows out of other people's sight: new files, core dumps, its memory.

Called before anything else is loaded or read, so it loads almost nothing itself.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from typing import Protocol

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]  # every use below checks for None first

_OWNER_ONLY = 0o077
_PR_SET_DUMPABLE = 4
# SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
_NO_ERROR_REPORT = 0x0001 | 0x0002 | 0x8000
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1


class _Windows(Protocol):
    """The functions of kernel32.dll and wer.dll that are used here."""

    def SetErrorMode(self, mode: int, /) -> int: ...  # noqa: N802 - Windows' name

    def WerSetFlags(self, flags: int, /) -> int: ...  # noqa: N802 - the same

    def WerAddExcludedApplication(self, name: str, all_users: int, /) -> int: ...  # noqa: N802 - the same


def make_private() -> None:
    """Makes this process private, as far as its system can.

    From now on only the owner may read the files and folders that it creates (POSIX). A crash
    leaves no core dump, which would hold the keys and people's data. On Linux no other process of
    the same user may read its memory or its environment. On Windows a crash is not reported, and
    no report has the heap.
    """
    if os.name == "posix":
        os.umask(_OWNER_ONLY)
    if resource is not None:
        with suppress(OSError, ValueError):  # a system that does not know the limit
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # The limit alone does not bind a program that the kernel pipes core dumps to.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if sys.platform == "win32":
        with suppress(OSError, AttributeError):
            # Run by Python, the program has Python's name, which is other programs' too.
            is_built = getattr(sys, "frozen", False)
            own_name = sys.executable.rpartition("\\")[2] if is_built else None
            report_no_crash(ctypes.windll.kernel32, ctypes.windll.wer, own_name)


def report_no_crash(kernel32: _Windows, wer: _Windows, own_name: str | None) -> None:
    """Asks Windows to report no crash of this process, and to save no heap of it.

    Args:
        kernel32: kernel32.dll.
        wer: wer.dll, the error reports.
        own_name: the program's file name, by which Windows leaves it out of all reports; None to
            keep it in, because the file is not ours alone.
    """
    kernel32.SetErrorMode(_NO_ERROR_REPORT)
    kernel32.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
    if own_name is not None:
        wer.WerAddExcludedApplication(own_name, 0)
