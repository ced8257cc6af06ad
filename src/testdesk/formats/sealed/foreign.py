"""Whether an offered file is one of ours at all, checked before it is read.

The formats themselves recognise valid and damaged files of ours. A photograph, a note or a shortcut
is neither, and "copy it again" would not help.

Short, because kits, updates and batches are checked by one rule.
"""

from __future__ import annotations

from testdesk.domain.refusals import Refusal
from testdesk.formats.sealed import container

# Up to here something may have been put before our file, such as a portal's page.
_LOOKED_AT = 4096


def check_ours(data: bytes) -> None:
    """Refuses files not made by testdesk. An accepted file may still be truncated or damaged.

    Raises:
        Refusal: file_empty, file_not_ours.
    """
    if not data:
        raise Refusal("file_empty")
    if not (container.resembles_ours(data[:_LOOKED_AT]) or _is_blank(data)):
        raise Refusal("file_not_ours")


def _is_blank(data: bytes) -> bool:
    """One repeated byte: a file whose contents never reached the disk."""
    return len(data) >= container.BEGINNING and data.count(data[0]) == len(data)
