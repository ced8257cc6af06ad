"""Whether a file is one of ours at all: asked of what somebody offers, before it is read.

The formats themselves know whole files and damaged ones. A photograph, a note or a shortcut is
neither, and "copy it again" would help nobody.

Short, because kits, updates and batches are asked by one rule.
"""

from __future__ import annotations

from testdesk.domain.refusals import Refusal
from testdesk.formats.sealed import container

# So far something may have been laid before a file of ours: a page that a portal sends first.
_LOOKED_AT = 4096


def check_ours(data: bytes) -> None:
    """Refuses what nobody wrote with testdesk. What passes may still be cut short or damaged.

    Raises:
        Refusal: file_empty, file_not_ours.
    """
    if not data:
        raise Refusal("file_empty")
    if not (container.resembles_ours(data[:_LOOKED_AT]) or _is_blank(data)):
        raise Refusal("file_not_ours")


def _is_blank(data: bytes) -> bool:
    """One byte again and again: a file whose contents never reached the disk."""
    return len(data) >= container.BEGINNING and data.count(data[0]) == len(data)
