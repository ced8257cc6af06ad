"""Fields that are typed into: large, with a label above, or the problem."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.layouts import in_column
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Text, translated


class Field(QLineEdit):
    """One line of typing.

    `latin` switches the input method off: numbers, codes and passphrases reach the field
    whatever the keyboard's language is.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        px: int = 24,
        latin: bool = False,
        secret: bool = False,
        bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._px = px
        self.setFont(theme.font(px))
        self.setMinimumHeight(theme.TOUCH if px <= theme.TITLE_PX else px + 32)
        self.setProperty("bare", bare)
        self.setProperty("wrong", False)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self._composes = not (latin or secret)
        if not self._composes:
            self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        # Says that no input method is wanted; a QLineEdit does so for no attribute.
        # With a real IBus, WA_InputMethodEnabled alone left it composing in such a field.
        if query == Qt.InputMethodQuery.ImEnabled and not self._composes:
            return False
        return super().inputMethodQuery(query)

    def set_wrong(self, wrong: bool) -> None:
        theme.mark(self, "wrong", wrong)


class LabelledField(QWidget):
    """A field with its label above or, where there is one, its problem.

    Attributes:
        field: what is typed into.
    """

    def __init__(
        self,
        text: Text = "",
        *,
        latin: bool = False,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = caption(text, parent=self)
        self.field = Field(self, latin=latin, secret=secret)
        self.label.setBuddy(self.field)
        translated(self.field, self.field.setAccessibleName, self.label.text)
        self.problem = Label(px=theme.SMALL_PX, tone="stop", wrap=True, parent=self)
        self.problem.hide()
        in_column(self.label, self.problem, self.field, gap=4, of=self)
        self.field.textEdited.connect(self._typed)

    def set_label(self, text: Text) -> None:
        self.label.setText(text)
        self.field.setAccessibleName(self.label.text())

    def set_problem(self, text: Text) -> None:
        """What is wrong with the text, or nothing; it takes the label's place: nothing jumps."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.label.setVisible(not text)
        self.field.set_wrong(bool(text))

    def text(self) -> str:
        return self.field.text()

    def _typed(self, _text: str) -> None:
        self.set_problem("")
