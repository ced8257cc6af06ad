"""How far the round is, in six numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from testdesk.domain.residents.coverage import BuildingCoverage, total
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import in_column
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import ntranslate

_COUNTED = 6
_HIGH, _LOW = 44, 32  # a number's letters, in a window of full height and in a low one


class Totals(Translated, CardFrame):
    """Listed, sampled, not yet seen, the share; excused; walk-ins, who are in none of these."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[BuildingCoverage] = ()
        self._numbers = [Label(px=_HIGH, bold=True) for _ in range(_COUNTED)]
        self._labels = [caption() for _ in range(_COUNTED)]
        line = QHBoxLayout()
        for number, label in zip(self._numbers, self._labels, strict=True):
            line.addLayout(in_column(number, label, gap=0), 1)
        self.column.addLayout(line)
        self.make_low(low=False)
        self._retranslate()

    def make_low(self, *, low: bool) -> None:
        for number in self._numbers:
            number.set_px(_LOW if low else _HIGH)
        self.column.setContentsMargins(28, 8 if low else 14, 28, 8 if low else 18)

    def numbers(self) -> list[str]:
        return [number.text() for number in self._numbers]

    def show_rows(self, rows: Sequence[BuildingCoverage]) -> None:
        self._rows = rows
        self._retranslate()

    def _retranslate(self) -> None:
        city = total(self._rows)
        buildings = sum(bool(row.building) for row in self._rows)
        shown = (city.listed, city.sampled, city.missing, city.excused, city.walk_ins)
        counts = [f"{n:,}" for n in shown]
        values = (*counts[:3], f"{city.percent}%", *counts[3:])
        texts = (
            self.tr("people listed"),
            self.tr("sampled"),
            self.tr("not yet seen"),
            ntranslate(
                "Totals", "of {buildings} building", "of {buildings} buildings", buildings
            ).format(buildings=buildings),
            self.tr("excused"),
            self.tr("walk-ins sampled"),
        )
        for number, value in zip(self._numbers, values, strict=True):
            number.setText(value)
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._numbers[2].set_tone("attention" if city.missing else "ink")
