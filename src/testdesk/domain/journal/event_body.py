"""The base of all event bodies.

Short, because all modules of events build on it.
"""

from __future__ import annotations

import msgspec


class Body(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag_field="kind", tag=True):
    """The body of an event; the base of all kinds."""
