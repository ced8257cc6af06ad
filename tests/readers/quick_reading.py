"""An ID reader on its lane that asks without the pauses that people need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from testdesk.bridge import id_reader
from testdesk.bridge.id_reader import IdReaderPoller


@contextmanager
def quick_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[IdReaderPoller]:
    """Closed at the end, with whatever reader it has."""
    monkeypatch.setattr(id_reader, "_PAUSE_MS", 1)
    monkeypatch.setattr(id_reader, "_PAUSE_AFTER_FAULT_MS", 1)
    reading = IdReaderPoller()
    yield reading
    reading.close()
