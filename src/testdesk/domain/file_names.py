"""File names as shown to people and in reports.

Short, because stations and headquarters report names by one rule.
"""

from __future__ import annotations


def reported_name(name: str) -> str:
    """A name in printable characters, whatever its bytes on the disk.

    An old Chinese system's stick, mounted without a character set, gives GBK bytes; Python carries
    them as lone surrogates, which no report, database or screen accepts.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        name = raw.decode("gb18030", "replace")
    return name.replace("\0", "?")
