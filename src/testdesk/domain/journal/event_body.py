"""The base of everything that an event can say.

Short, because all modules of events build on it.
"""

from __future__ import annotations

import msgspec


class Body(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag_field="kind", tag=True):
    """What an event says; the base of all kinds."""
