"""The buttons of a question on the verdict: whose code is this; a tube or a document?"""

from __future__ import annotations

from PySide6.QtCore import QObject

from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.translated import TranslatedObject


class Choices(TranslatedObject, QObject):
    """Which of them an answer asks for; the page says what each does.

    Attributes:
        find, new: whose code is it? somebody who is found, somebody new.
        tube, document: what was scanned?
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.find, self.new = Button(key="Enter", main=True), Button(key="F6")
        self.tube, self.document = Button(key="1"), Button(key="2")
        self._result: ScanResult | None = None
        self._retranslate()

    @property
    def asks_what(self) -> bool:
        """Whether the last answer asks what was scanned."""
        return self._result is not None and self._result.reason == "tube_or_document"

    @property
    def asks_whose(self) -> bool:
        """Whether it asks for a person."""
        asks = self._result is not None and self._result.verdict == "needs_person"
        return asks and not self.asks_what

    def show_for(self, result: ScanResult | None) -> None:
        """Those that the answer on the screen asks for."""
        self._result = result
        for button in (self.find, self.new):
            button.setVisible(self.asks_whose)
        for button in (self.tube, self.document):
            button.setVisible(self.asks_what)

    def handle_key(self, key: str) -> bool:
        """1 and 2 answer "tube or document?"; Enter answers nothing, it may be a scanner's."""
        answers = {"1": self.tube, "2": self.document}
        if not self.asks_what or key not in answers:
            return False
        answers[key].click()
        return True

    def _retranslate(self) -> None:
        self.find.set_text(self.tr("Find this person"))
        self.new.set_text(self.tr("New person"))
        self.tube.set_text(self.tr("Tube"))
        self.document.set_text(self.tr("Document"))
