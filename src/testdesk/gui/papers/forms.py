"""What each kind of paper asks for, before it can be looked at."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from testdesk.domain.refusals import Refusal
from testdesk.gui import theme
from testdesk.gui.widgets.check import Check
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text, translated

Building = tuple[str, str]


class BuildingChoice(QWidget):
    """Which building; the one that the coverage page shows is chosen already."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setMinimumHeight(theme.TOUCH)
        self.box.setFont(theme.font(theme.BODY_PX))
        label = Label(text, px=theme.SMALL_PX, tone="soft")
        label.setBuddy(self.box)
        translated(self.box, self.box.setAccessibleName, label.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.box)

    def offer(self, buildings: list[Building], chosen: Building | None) -> None:
        self.box.clear()
        for compound, building in buildings:
            self.box.addItem(f"{compound} {building}".strip(), (compound, building))
        if chosen in buildings:
            self.box.setCurrentIndex(buildings.index(chosen))

    def value(self) -> Building:
        """The chosen one.

        Raises:
            Refusal: building_unknown: nobody is listed yet.
        """
        found = self.box.currentData(Qt.ItemDataRole.UserRole)
        if found is None:
            raise Refusal("building_unknown")
        return found[0], found[1]


class NoticeForm(QWidget):
    """Day, slot and place of a notice."""

    def __init__(self, tomorrow: dt.date, point: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = LabelledField(lambda: self.tr("Day"), latin=True)
        self.start = LabelledField(lambda: self.tr("From"), latin=True)
        self.end = LabelledField(lambda: self.tr("To"), latin=True)
        self.place = LabelledField(lambda: self.tr("Place"))
        values = (tomorrow.isoformat(), "08:00", "10:00", point)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        widths = (3, 2, 2, 5)
        for part, value, width in zip(
            (self.day, self.start, self.end, self.place), values, widths, strict=True
        ):
            part.field.setText(value)
            row.addWidget(part, width)

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
    """First number, how many, on what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = LabelledField(lambda: self.tr("First tube number"), latin=True)
        self.count = LabelledField(lambda: self.tr("Labels"), latin=True)
        self.count.field.setValidator(QIntValidator(1, 9999, self))
        self.count.field.setText("65")
        self.layout_ = Choice(
            lambda: {
                "labels": self.tr("A4 sheets of 65"),
                "label": self.tr("Label printer 40 × 20 mm"),
            }
        )
        self.layout_.set_value("labels")
        self.again = Check(lambda: self.tr("Also numbers that were printed before"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.first, 3)
        row.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self.layout_)
        column.addWidget(self.again)


class DoorsForm(QWidget):
    """With phone numbers or without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phones = Choice(
            lambda: {
                "no": self.tr("Without phone numbers"),
                "yes": self.tr("With masked phone numbers"),
            }
        )
        self.phones.set_value("no")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.phones)


class BagForm(QWidget):
    """Which of the day's bags."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = LabelledField(lambda: self.tr("Bag of the day"), latin=True)
        self.place.field.setValidator(QIntValidator(1, 999, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.place)
        hint = Label(px=theme.SMALL_PX, tone="soft", wrap=True)
        hint.setText(lambda: self.tr("A bag holds twenty sealed tubes, in the order of sealing."))
        column.addWidget(hint)
