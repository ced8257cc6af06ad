"""The buttons for the two questions on the verdict panel: whose code, and tube or document."""

from __future__ import annotations

from PySide6.QtCore import QObject

from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.widgets.button import Button


class Choices(QObject):
    """Shows the buttons that a scan's result needs; the page defines what each of them does.

    Attributes:
        find, new: answers to "Whose code is this?": find the person, or add a new one.
        tube, document: answers to "Tube or document?".
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.find = Button(lambda: self.tr("Find this person"), "Enter", main=True)
        self.new = Button(lambda: self.tr("New person"), "F6")
        self.tube = Button(lambda: self.tr("Tube"), "1")
        self.document = Button(lambda: self.tr("Document"), "2")
        self._result: ScanResult | None = None

    @property
    def asks_tube_or_document(self) -> bool:
        # The line may be the barcode of a tube or the number of a document.
        return self._result is not None and self._result.reason == "tube_or_document"

    @property
    def asks_owner(self) -> bool:
        # "needs_person": a person has to answer; both questions have this verdict.
        asks = self._result is not None and self._result.verdict == "needs_person"
        return asks and not self.asks_tube_or_document

    def show_for(self, result: ScanResult | None) -> None:
        """Shows the buttons that the result on the screen needs; None hides them all."""
        self._result = result
        for button in (self.find, self.new):
            button.setVisible(self.asks_owner)
        for button in (self.tube, self.document):
            button.setVisible(self.asks_tube_or_document)

    def handle_key(self, key: str) -> bool:
        """Handles 1 and 2 for "Tube or document?"; not Enter, which a scanner may have sent."""
        answers = {"1": self.tube, "2": self.document}
        if not self.asks_tube_or_document or key not in answers:
            return False
        answers[key].click()
        return True
