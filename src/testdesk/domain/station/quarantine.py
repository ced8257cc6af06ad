"""The remedies for a refused batch, by the reason for the refusal."""

from __future__ import annotations

from typing import Literal

Remedy = Literal["export_again", "call_headquarters"]

# With these reasons, the file was damaged on its way, but not the journal. Another file of the same
# events may be accepted.
_DAMAGED_FILE_REASONS = frozenset(
    {
        "container_damaged",
        "container_not_canonical",
        "event_damaged",
        "file_empty",
        "file_not_ours",
        "file_truncated",
        "manifest_invalid",
        "not_canonical",
        "payload_damaged",
        "payload_mismatch",
        "payload_not_bound",
        "signature_wrong",
    }
)
# After as many refusals for the same reason, another file would not help.
_MAX_ATTEMPTS = 2


def remedy_for(reason: str, *, times: int = 1) -> Remedy:
    """The way to resolve a refusal.

    After a refusal for any other or unknown reason, only headquarters can help. A revoked laptop,
    for example, is not helped by a new kit: headquarters has to trust it again or end the station.

    Args:
        reason: the reason in the receipt.
        times: the number of export attempts of the same range that were refused for this reason.
    """
    if reason in _DAMAGED_FILE_REASONS and times < _MAX_ATTEMPTS:
        return "export_again"
    return "call_headquarters"


def is_refused_every_time(remedy: Remedy) -> bool:
    """Whether the same events will be refused again, however often they are exported."""
    return remedy != "export_again"
