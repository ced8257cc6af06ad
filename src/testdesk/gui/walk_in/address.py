"""The fields for compound, building, unit and room; names in the roster are suggested."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from testdesk.domain.residents.coverage import BuildingCoverage
from testdesk.domain.residents.people import Address
from testdesk.gui import theme
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import in_row


class AddressEntry(QWidget):
    """Four fields in a row, all of them optional.

    Attributes:
        compound, building, unit, room: the fields.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buildings: Sequence[BuildingCoverage] = ()
        self.compound = LabelledField(lambda: self.tr("Compound"))
        self.building = LabelledField(lambda: self.tr("Building"))
        self.unit = LabelledField(lambda: self.tr("Unit"))
        self.room = LabelledField(lambda: self.tr("Room"))
        building_fields = ((self.building, 2), (self.unit, 2), (self.room, 2))
        in_row((self.compound, 5), *building_fields, gap=16, parent=self)
        self._compound_suggestions = _add_completer(self.compound)
        self._building_suggestions = _add_completer(self.building)
        self.compound.field.textChanged.connect(lambda _text: self._suggest_buildings())

    def suggest(self, buildings: Sequence[BuildingCoverage]) -> None:
        """Sets the buildings whose names are suggested; their coverage is not used."""
        self._buildings = buildings
        self._compound_suggestions.setStringList(list(dict.fromkeys(b.compound for b in buildings)))
        self._suggest_buildings()

    def address(self) -> Address:
        parts = (self.compound, self.building, self.unit, self.room)
        return Address(*(part.text().strip() for part in parts))

    def _suggest_buildings(self) -> None:
        compound = self.compound.text().strip()
        names = [b.building for b in self._buildings if compound in ("", b.compound)]
        self._building_suggestions.setStringList(list(dict.fromkeys(names)))


def _add_completer(labelled: LabelledField) -> QStringListModel:
    suggestions = QStringListModel(labelled)
    completer = QCompleter(suggestions, labelled)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setFont(theme.font(theme.BODY_PX))
    labelled.field.setCompleter(completer)
    return suggestions
