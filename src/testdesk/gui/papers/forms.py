"""The forms for each kind of paper, filled in before the preview."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QWidget

from testdesk.domain.refusals import Refusal
from testdesk.gui import theme
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import in_column, in_row
from testdesk.gui.widgets.text import caption, quiet
from testdesk.gui.widgets.translated import Text, translated

Building = tuple[str, str]  # the compound and the building's number


class BuildingChoice(QWidget):
    """Asks for the building; the one chosen on the coverage page is preselected."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setMinimumHeight(theme.TOUCH)
        self.box.setFont(theme.font(theme.BODY_PX))
        label = caption(text)
        label.setBuddy(self.box)
        translated(self.box, self.box.setAccessibleName, label.text)
        in_column(label, self.box, gap=4, parent=self)

    def offer(self, buildings: list[Building], chosen: Building | None) -> None:
        self.box.clear()
        for compound, building in buildings:
            self.box.addItem(f"{compound} {building}".strip(), (compound, building))
        if chosen in buildings:
            self.box.setCurrentIndex(buildings.index(chosen))

    def value(self) -> Building:
        """The chosen building.

        Raises:
            Refusal: building_unknown: nobody is listed yet.
        """
        building = self.box.currentData(Qt.ItemDataRole.UserRole)
        if building is None:
            raise Refusal("building_unknown")
        return building[0], building[1]


class NoticeForm(QWidget):
    """Asks for the day, the slot and the location that a door notice announces."""

    def __init__(self, tomorrow: dt.date, point: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = LabelledField(lambda: self.tr("Day"), latin=True)
        self.start = LabelledField(lambda: self.tr("From"), latin=True)
        self.end = LabelledField(lambda: self.tr("To"), latin=True)
        self.location = LabelledField(lambda: self.tr("Place"))
        self.day.field.setText(tomorrow.isoformat())
        self.start.field.setText("08:00")
        self.end.field.setText("10:00")
        self.location.field.setText(point)
        in_row(
            (self.day, 3), (self.start, 2), (self.end, 2), (self.location, 5), gap=12, parent=self
        )

    def date(self) -> dt.date:
        """The day that was typed.

        Raises:
            Refusal: slot_invalid.
        """
        try:
            return dt.date.fromisoformat(self.day.text().strip())
        except ValueError as error:
            raise Refusal("slot_invalid") from error


class LabelsForm(QWidget):
    """Asks for the first number, the number of labels and the kind of paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = LabelledField(lambda: self.tr("First tube number"), latin=True)
        self.count = LabelledField(lambda: self.tr("Labels"), latin=True)
        self.count.field.setValidator(QIntValidator(1, 9999, self))
        self.count.field.setText("65")  # one sheet
        self.label_layout = Choice(
            lambda: {
                "labels": self.tr("A4 sheets of 65"),
                "label": self.tr("Label printer 40 × 20 mm"),
            }
        )
        self.label_layout.set_value("labels")
        self.reprint = Check(lambda: self.tr("Also numbers that were printed before"))
        row = in_row((self.first, 3), (self.count, 1), gap=12)
        in_column(row, self.label_layout, self.reprint, gap=16, parent=self)


class DoorsForm(QWidget):
    """Asks whether the list of doors to knock on shows phone numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phones = Choice(
            lambda: {
                "no": self.tr("Without phone numbers"),
                "yes": self.tr("With masked phone numbers"),
            }
        )
        self.phones.set_value("no")
        in_column(self.phones, parent=self)


class BagForm(QWidget):
    """Asks for the number of one of the day's bags."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = LabelledField(lambda: self.tr("Bag of the day"), latin=True)
        self.number.field.setValidator(QIntValidator(1, 999, self))
        hint = quiet(lambda: self.tr("A bag holds twenty sealed tubes, in the order of sealing."))
        in_column(self.number, hint, gap=8, parent=self)
