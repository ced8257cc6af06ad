"""Whether the print system keeps the files of printed cards, readable, and for how long.

CUPS (Linux, macOS) keeps a job's file for a day unless `PreserveJobFiles` says otherwise; Windows
keeps it for ever where a printer's "Keep printed documents" is set.
"""

from __future__ import annotations

import re
import socket
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Literal

import msgspec

from testdesk.paper.output.print_queue import server_address

if sys.platform == "win32":
    import winreg

CUPS_CONFIGURATION = Path("/etc/cups/cupsd.conf")
# Where the system's own server is: no CUPS library, no socket, and the sockets of Linux and macOS.
_OWN_SERVERS = {
    "",
    "localhost",
    "/run/cups/cups.sock",
    "/var/run/cups/cups.sock",
    "/private/var/run/cupsd",
}
_TIMEOUT_SECONDS = 5.0
_DEFAULT_SECONDS = 86_400  # what CUPS does where the file says nothing
_UNIT_SECONDS = {"": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_SECONDS = re.compile(r"([0-9]+(?:\.[0-9]+)?)([mhdw]?)", re.IGNORECASE)
_NO, _YES = {"no", "off", "false"}, {"yes", "on", "true"}
_PRINTERS_KEY = r"SYSTEM\CurrentControlSet\Control\Print\Printers"
_KEEP_PRINTED_JOBS = 0x100  # PRINTER_ATTRIBUTE_KEEPPRINTEDJOBS


class SpoolState(msgspec.Struct, frozen=True):
    """What happens to a job's file after printing.

    Attributes:
        state: emptied (removed at once); kept; unknown (the setting cannot be read); none (there
            is no print system).
        hours: for how long it is kept, at least one; None where it is kept for ever.
    """

    state: Literal["emptied", "kept", "unknown", "none"]
    hours: int | None = None


def spool_state(server: str | None = None, configuration: Path = CUPS_CONFIGURATION) -> SpoolState:
    """Asks this laptop's print system, within a few seconds.

    Args:
        server: the socket or the host of the CUPS server; by default the one that we print on.
        configuration: the file of the system's own CUPS server, which is read where that server
            does not show its settings to this user.
    """
    if sys.platform == "win32":
        return state_by_attributes(_printer_attributes())
    server = server_address() if server is None else server
    if (text := _ask_server(server) if server.startswith("/") else None) is not None:
        return state_by_configuration(text)
    if server not in _OWN_SERVERS:
        return SpoolState("unknown")  # another computer's
    try:
        return state_by_configuration(configuration.read_text("utf-8", errors="replace"))
    except FileNotFoundError:
        return SpoolState("unknown" if server.startswith("/") else "none")
    except OSError:
        return SpoolState("unknown")


def state_by_configuration(text: str) -> SpoolState:
    """The state by the text of a cupsd.conf; the last line with a setting counts, as in CUPS."""
    given: dict[str, str] = {}
    for line in text.splitlines():
        name, *value = line.partition("#")[0].split(maxsplit=1) or [""]
        given[name.casefold()] = "".join(value).strip()
    files = _seconds(given.get("preservejobfiles"), _DEFAULT_SECONDS)
    # The history of a job goes with its file, never before it.
    history = _seconds(given.get("preservejobhistory"), float("inf"))
    if files is None or history is None:
        return SpoolState("unknown")
    seconds = min(files, history)
    if seconds == 0:
        return SpoolState("emptied")
    return SpoolState("kept", None if seconds == float("inf") else max(1, round(seconds / 3600)))


def state_by_attributes(attributes: list[int] | None) -> SpoolState:
    """The state by the attributes of Windows' printers; None if they cannot be read."""
    if attributes is None:
        return SpoolState("unknown")
    if not attributes:
        return SpoolState("none")
    return SpoolState("kept" if any(a & _KEEP_PRINTED_JOBS for a in attributes) else "emptied")


def _seconds(value: str | None, default: float) -> float | None:
    """The seconds of a setting, which may be infinite; None if CUPS would not understand it."""
    if value is None:
        return default
    if value.casefold() in _NO | _YES:
        return float("inf") if value.casefold() in _YES else 0
    found = _SECONDS.fullmatch(value)
    return None if found is None else float(found[1]) * _UNIT_SECONDS[found[2].lower()]


class _SocketConnection(HTTPConnection):
    """HTTP on a socket of this machine."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(_TIMEOUT_SECONDS)
        self.sock.connect(self.host)


def _ask_server(name: str) -> str | None:
    """The settings of the CUPS server at a socket; None if it does not give them."""
    connection = _SocketConnection(name)
    try:
        connection.request("GET", "/admin/conf/cupsd.conf", headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.read().decode(errors="replace") if answer.status == 200 else None
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _printer_attributes() -> list[int] | None:
    """The attributes of each of Windows' printers; None if the registry does not give them."""
    if sys.platform == "win32":
        found = []
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _PRINTERS_KEY) as printers:
                for place in range(winreg.QueryInfoKey(printers)[0]):
                    with winreg.OpenKey(printers, winreg.EnumKey(printers, place)) as printer:
                        found.append(int(winreg.QueryValueEx(printer, "Attributes")[0]))
        except (OSError, ValueError):
            return None
        return found
    return None
