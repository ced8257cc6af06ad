"""A list kept compressed in memory: the rows of a roster and the events of a kit for a city."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

import msgspec

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)

_FAST = 1  # zlib's level


class PackedList(Sequence[T]):
    """A sequence of items that are read in order, and of which only one block is unpacked.

    It equals any sequence of the same items. Items of equal value are not the same object, except
    singletons that pickle knows by name.

    Args:
        items: the first items.
        block: how many items are compressed together; unpacking 500 rows of a roster to reach one
            takes about a millisecond.
    """

    def __init__(self, items: Iterable[T] = (), *, block: int = 500) -> None:
        self._block = block
        self._blocks: list[bytes] = []
        self._last: list[T] = []
        # The block that was unpacked last, and its number.
        self._open: tuple[int, list[T]] = (-1, [])
        for item in items:
            self.append(item)

    def append(self, item: T) -> None:
        """Adds an item at the end."""
        self._last.append(item)
        if len(self._last) == self._block:
            self._blocks.append(zlib.compress(self._dumped(self._last), _FAST))
            self._last = []

    def between(self, start: int, stop: int) -> Iterator[T]:
        """The items of a slice, one by one; blocks before it are not unpacked."""
        for number in range(start // self._block, len(self._blocks) + 1):
            first = number * self._block
            if first >= stop:
                return
            items = self._unpacked(number) if number < len(self._blocks) else self._last
            if first >= start and first + len(items) <= stop:
                yield from items
            else:
                yield from items[max(0, start - first) : stop - first]

    def __len__(self) -> int:
        return len(self._blocks) * self._block + len(self._last)

    def __iter__(self) -> Iterator[T]:
        yield from self.between(0, len(self))

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return list(self.between(start, stop))[::step]
        position = range(len(self))[index]
        block, offset = divmod(position, self._block)
        return self._unpacked(block)[offset] if block < len(self._blocks) else self._last[offset]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(
            item == other_item for item, other_item in zip(self, other, strict=True)
        )

    def __hash__(self) -> int:
        raise TypeError("a packed list can change")

    def _unpacked(self, number: int) -> list[T]:
        if self._open[0] != number:
            self._open = number, self._loaded(zlib.decompress(self._blocks[number]))
        return self._open[1]

    def _dumped(self, items: list[T]) -> bytes:
        return pickle.dumps(items, protocol=5)

    def _loaded(self, data: bytes) -> list[T]:
        items: list[T] = pickle.loads(data)  # noqa: S301 - from `append`, never from a file
        return items


class PackedStructs(PackedList[S]):
    """A packed list of structs of one type, which it packs several times faster than others.

    Args:
        kind: the type.
        items: the first items.
    """

    def __init__(self, kind: type[S], items: Iterable[S] = ()) -> None:
        self._decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]  # a type at run time
        super().__init__(items)

    def _dumped(self, items: list[S]) -> bytes:
        return msgspec.msgpack.encode(items)

    def _loaded(self, data: bytes) -> list[S]:
        return self._decoder.decode(data)
