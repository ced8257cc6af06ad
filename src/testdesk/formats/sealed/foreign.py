"""Checks whether an offered file is from testdesk at all, before it is read.

The formats themselves recognise valid and damaged files of testdesk. A photograph, a note or a
shortcut is neither, and the advice to copy it again would not help.

Short, because kits, updates and batches are all checked by this rule.
"""

from __future__ import annotations

from testdesk.domain.refusals import Refusal
from testdesk.formats.sealed import container

# Something else, such as the log-in page of a network, may precede our file within this many bytes.
_SEARCHED_BYTES = 4096


def require_testdesk_file(data: bytes) -> None:
    """Refuses files not made by testdesk. An accepted file may still be truncated or damaged.

    Raises:
        Refusal: file_empty, file_not_ours.
    """
    if not data:
        raise Refusal("file_empty")
    if not (container.resembles_container(data[:_SEARCHED_BYTES]) or _is_blank(data)):
        raise Refusal("file_not_ours")


def _is_blank(data: bytes) -> bool:
    """Whether a file is one repeated byte, because its contents never reached the disk."""
    return len(data) >= container.BEGINNING and data.count(data[0]) == len(data)
