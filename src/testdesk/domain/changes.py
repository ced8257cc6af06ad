"""What an action touched, so that only the widgets that show it read again.

Short, because every floor above names it.
"""

from __future__ import annotations

import msgspec


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """Flags, one per thing that a page may show."""

    residents: bool = False
    samples: bool = False
    tubes: bool = False
    codes: bool = False
    queue: bool = False
    batches: bool = False
    rounds: bool = False
    operator: bool = False
    journal: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Both actions' changes."""
        return Changes(*(getattr(self, n) or getattr(other, n) for n in self.__struct_fields__))

    def __bool__(self) -> bool:
        """Whether anything was touched."""
        return any(getattr(self, n) for n in self.__struct_fields__)
