"""Finds whole numbers in a long list of them, at about twenty bytes each: the people of a city."""

from __future__ import annotations

import secrets
from array import array

_SMALLEST = 10  # bits: 1,024 slots
_WORD = (1 << 64) - 1


class CompactIndex:
    """Whole numbers of 64 bits without repetition, each with its place in the order of adding.

    An open hash table, at most half full. It multiplies with a random number, so that nobody can
    choose numbers that share a slot.
    """

    def __init__(self) -> None:
        self._keys = array("Q")
        self._factor = secrets.randbits(64) | 1
        self._make_slots(_SMALLEST)

    def __len__(self) -> int:
        return len(self._keys)

    def place(self, key: int) -> int:
        """The place of a number, from 0, or -1 if it was not added."""
        return self._slots[self._slot(key)] - 1

    def add(self, key: int) -> bool:
        """Adds a number at the end; False if it is here already."""
        slot = self._slot(key)
        if self._slots[slot]:
            return False
        self._keys.append(key)
        self._slots[slot] = len(self._keys)
        if len(self._keys) * 2 > len(self._slots):
            self._make_slots(self._bits + 1)
        return True

    def _slot(self, key: int) -> int:
        """The slot that holds the number, or the empty one that it belongs to."""
        slots, keys = self._slots, self._keys
        slot = (key * self._factor & _WORD) >> self._shift
        while (place := slots[slot]) and keys[place - 1] != key:
            slot = (slot + 1) & self._mask
        return slot

    def _make_slots(self, bits: int) -> None:
        self._bits, self._shift, self._mask = bits, 64 - bits, (1 << bits) - 1
        # Each holds the place of its number, from 1, or 0.
        self._slots = array("I", bytes(4 << bits))
        for place, key in enumerate(self._keys, start=1):
            self._slots[self._slot(key)] = place
