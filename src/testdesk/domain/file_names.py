"""Names of files as people and reports are told them.

Short, because stations and headquarters report names by one rule.
"""

from __future__ import annotations


def reported_name(name: str) -> str:
    """A name in letters, whatever bytes it has on the disk.

    A stick of an old Chinese system, mounted without a character set, gives GBK bytes; Python
    carries them as lone surrogates, which no report, database or screen takes.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        name = raw.decode("gb18030", "replace")
    return name.replace("\0", "?")
