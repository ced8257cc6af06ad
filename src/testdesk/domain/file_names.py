"""File names as they are shown to people and in reports.

Short, because stations and headquarters share this one rule.
"""

from __future__ import annotations


def reported_name(name: str) -> str:
    """A name in printable characters, whatever its bytes on the disk are.

    On a stick from an old Chinese system that is mounted without a character set, file names are
    GBK bytes. Python represents such bytes as lone surrogates, which no report, database or screen
    accepts.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        name = raw.decode("gb18030", "replace")
    return name.replace("\0", "?")
