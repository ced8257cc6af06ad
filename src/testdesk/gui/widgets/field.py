"""Large input fields with a label above; a problem with the text is shown in its place."""

from __future__ import annotations

from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.layouts import in_column
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Text, translated

# What is typed at a desk is about people, or secret. So no input method may learn a word of it for
# its dictionary, or propose what was typed for another person; that holds for every field.
SENSITIVE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class Field(QLineEdit):
    """An input field of one line, `SENSITIVE` like every field.

    `latin` switches the input method off, so that numbers, codes and passphrases can be typed
    whatever the keyboard's language is. `secret` hides the characters; `bare` draws no frame.

    One Enter does one thing: if `returnPressed` is connected, the key does not go on to the dialog,
    whose main button it would press as well.
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
        self._uses_input_method = not (latin or secret)
        # Added to those of a hidden field, which Qt itself sets.
        self.setInputMethodHints(self.inputMethodHints() | SENSITIVE)
        if not self._uses_input_method:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        # Reports that no input method is wanted; QLineEdit itself does not, whatever is set.
        # With IBus (the input methods of Linux), WA_InputMethodEnabled alone did not stop composing
        # in such a field.
        if query == Qt.InputMethodQuery.ImEnabled and not self._uses_input_method:
            return False
        return super().inputMethodQuery(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        used = self.isSignalConnected(QMetaMethod.fromSignal(self.returnPressed))
        super().keyPressEvent(event)
        if used and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def set_wrong(self, wrong: bool) -> None:
        theme.set_style_property(self, "wrong", wrong)


class LabelledField(QWidget):
    """A field, and above it its label, or what is wrong with the typed text.

    Attributes:
        field: the input field.
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
        in_column(self.label, self.problem, self.field, gap=4, parent=self)
        self.field.textEdited.connect(self._typed)

    def set_label(self, text: Text) -> None:
        self.label.setText(text)
        self.field.setAccessibleName(self.label.text())

    def set_problem(self, text: Text) -> None:
        """Shows what is wrong with the text, in place of the label; empty removes it again."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.label.setVisible(not text)
        self.field.set_wrong(bool(text))

    def text(self) -> str:
        return self.field.text()

    def _typed(self, _text: str) -> None:
        self.set_problem("")
