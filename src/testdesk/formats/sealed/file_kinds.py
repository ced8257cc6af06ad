"""The files that travel between stations and headquarters: each kind and its extension.

Short, because five formats, both couriers and both importers use the same list of file names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

FileKind = Literal["batch", "receipt", "update", "kit", "sampled"]

# The extensions of the kinds.
BATCH, RECEIPT, UPDATE, KIT, SAMPLED = ".tdb", ".tdr", ".tdu", ".tdk", ".tds"
# Extension -> kind, which is also the last word of the format's name: "testdesk-batch".
KINDS: Mapping[str, FileKind] = {
    BATCH: "batch",
    RECEIPT: "receipt",
    UPDATE: "update",
    KIT: "kit",
    SAMPLED: "sampled",
}
ENDINGS = frozenset(KINDS)
