"""The progress of the round in six numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from testdesk.domain.residents.coverage import BuildingCoverage, total
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import in_column, in_row
from testdesk.gui.widgets.text import Label, caption
from testdesk.messages.catalogue import ntranslate

_NUMBER_PX, _COMPACT_NUMBER_PX = 44, 32  # font sizes; the smaller one is for a low window


class Totals(CardFrame):
    """Shows how many are listed, sampled and missing, the percentage sampled, and the excused.

    The sixth number counts the walk-ins who were sampled; no other number includes them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buildings = caption()
        labels = (
            caption(lambda: self.tr("people listed")),
            caption(lambda: self.tr("sampled")),
            caption(lambda: self.tr("not yet seen")),
            self._buildings,
            caption(lambda: self.tr("excused")),
            caption(lambda: self.tr("walk-ins sampled")),
        )
        self._numbers = [Label(px=_NUMBER_PX, bold=True) for _ in labels]
        cells = zip(self._numbers, labels, strict=True)
        self.column.addLayout(in_row(*((in_column(*cell, gap=0), 1) for cell in cells)))
        self.set_compact(compact=False)
        self.show_rows(())

    def set_compact(self, *, compact: bool) -> None:
        for number in self._numbers:
            number.set_px(_COMPACT_NUMBER_PX if compact else _NUMBER_PX)
        self.column.setContentsMargins(28, 8 if compact else 14, 28, 8 if compact else 18)

    def numbers(self) -> list[str]:
        return [number.text() for number in self._numbers]

    def show_rows(self, rows: Sequence[BuildingCoverage]) -> None:
        """Shows the sums over all buildings."""
        city = total(rows)
        numbers = (city.listed, city.sampled, city.missing, city.excused, city.walk_ins)
        counts = [f"{n:,}" for n in numbers]
        values = (*counts[:3], f"{city.percent}%", *counts[3:])
        for number, value in zip(self._numbers, values, strict=True):
            number.setText(value)
        self._buildings.setText(partial(_buildings_text, sum(bool(row.building) for row in rows)))
        self._numbers[2].set_tone("attention" if city.missing else "ink")


def _buildings_text(count: int) -> str:
    text = ntranslate("Totals", "of {buildings} building", "of {buildings} buildings", count)
    return text.format(buildings=count)
