"""The report of an error, as one text file that can be given away: no name, number or message.

It consists of what the program log may contain, which is codes, numbers and places in the code.
"""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Sequence

from testdesk import __version__
from testdesk.messages.catalogue import LANGUAGES, translatable, translate
from testdesk.services.exchange.doctor import Finding

SIZE_LIMIT = 1 << 20
LOG_LIMIT = 512 << 10
CONTENTS = translatable(
    "ErrorReport",
    "In a report: the versions of the program and the system, where in the program the error "
    "happened, the check of this laptop, the newest lines of the program log. Not in it: names, "
    "numbers of people, addresses, codes, passphrases, file names, messages of errors.",
)


def report_name(at: dt.datetime) -> str:
    """The name of the file, by the time at which it is made (UTC)."""
    return f"error-report-{at:%Y%m%d-%H%M%S}.txt"


def make_report(
    *,
    at: dt.datetime,
    error: Sequence[str],
    findings: Sequence[Finding],
    dump: Sequence[str],
    log: str,
) -> bytes:
    """Makes the report.

    Args:
        at: the time, aware and in UTC.
        error: what `program_log.traces.crash_lines` returned.
        findings: the findings of `doctor`; of their details only the numbers are used.
        dump: what `program_log.faults.newest_dump` returned.
        log: the newest lines of the program log, of at most `LOG_LIMIT` bytes.

    Returns:
        UTF-8 of at most `SIZE_LIMIT` bytes.
    """
    parts = [translate("ErrorReport", CONTENTS, language) for language in LANGUAGES]
    system = [f"testdesk {__version__}", f"python {platform.python_version()}"]
    system += [platform.platform(), f"{at:%Y-%m-%dT%H:%M:%SZ}"]
    sections = {
        "system": system,
        "error": error,
        "checks": [_finding_line(finding) for finding in findings],
        "stacks": dump,
        "log": [log.rstrip("\n")],
    }
    parts += [f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items()]
    text = "\n\n".join(parts) + "\n"
    return text.encode("utf-8", "replace")[:SIZE_LIMIT]


def _finding_line(finding: Finding) -> str:
    """A finding without the names of printers, sticks and cameras, which people choose."""
    numbers = [f"{name}={value}" for name, value in finding.detail.items() if type(value) is int]
    return " ".join([finding.check, finding.status, finding.code, *numbers])
