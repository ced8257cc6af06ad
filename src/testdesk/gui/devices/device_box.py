"""A drop-down list of devices; the chosen device stays in it even while it is unplugged."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.translated import Translated


class DeviceBox(Translated, QComboBox):
    """Offers "Off" and the devices that are connected now.

    Signals:
        picked: the id that the operator chose; empty for none.
    """

    picked = Signal(str)

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._found: dict[str, str] = {}
        self.setMinimumHeight(theme.TOUCH)
        self.setFont(theme.font(theme.BODY_PX))
        self.setMinimumContentsLength(12)
        self.activated.connect(self._activated)
        self._fill()

    def offer(self, found: Mapping[str, str]) -> None:
        """Shows the connected devices.

        Nothing is done if they are the same as before, so that an open list stays open.

        Args:
            found: the text of each device, by its id.
        """
        if dict(found) != self._found:
            self._found = dict(found)
            self._fill()

    def _retranslate(self) -> None:
        self.setFont(theme.font(theme.BODY_PX))
        self._fill()

    def _fill(self) -> None:
        texts = {"": self.tr("Off"), **self._found}
        if self._chosen not in texts:
            texts[self._chosen] = self.tr("{device} · not connected").format(device=self._chosen)
        self.clear()
        for device, text in texts.items():
            self.addItem(text, device)
        self.setCurrentIndex(self.findData(self._chosen))

    def _activated(self, index: int) -> None:
        self._chosen = self.itemData(index)
        self.picked.emit(self._chosen)
