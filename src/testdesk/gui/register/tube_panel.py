"""The panel at the right: the tube, how many people are in it, and who they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from testdesk.domain.station.tubes import Place, Tube
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time, tube_text
from testdesk.gui.register.places import ARROWS, TubePlaces
from testdesk.gui.tube.texts import kind_text
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_row
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Translated

_HINT_MIN_HEIGHT = 620


class TubePanel(Translated, CardFrame):
    """Shows the open tube, the full tube, or the choice of the next tube's kind.

    Attributes:
        places: the people in the tube.

    Signals:
        undo, seal: the operator wants to undo the last action, or to seal the tube.
        next_kind: the scanned command that sets the next tube's kind, without its leading "!", such
            as `pool 10`.
        picked: a Place that the operator chose, and the Tube it is in.
        opened: the barcode of the tube in view, whose dialog is to be shown.
    """

    undo = Signal()
    seal = Signal()
    next_kind = Signal(str)
    picked = Signal(Place, Tube)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.SIDE_WIDTH)
        self._tube: Tube | None = None
        self._asks_kind = True
        self._hint = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True)
        self._hint.setText(
            lambda: self.tr("Click a name to remove that person. Names stay until the next tube.")
        )
        self._kind = caption()
        self._barcode = FittedText(px=32)
        self._open = Button(lambda: self.tr("Tube …"), "F7", small=True, focus=NEVER)
        self._open.setFixedHeight(42)
        self._open.clicked.connect(self.open_tube)
        self._count = Label(rich=True, px=theme.HUGE_PX)
        self.places = TubePlaces()
        self._kind_choice = Choice(self._kinds, columns=1)
        self._undo = Button(lambda: self.tr("Undo"), "F9", focus=NEVER)
        self._seal = Button(key="F8", focus=NEVER)
        row = in_row((self._undo, 1), (self._seal, 1), gap=12)
        add_parts(
            self.column,
            self._kind,
            in_row((self._barcode, 1), self._open, gap=8),
            self._count,
            self._kind_choice,
            (self.places, 1),
        )
        add_parts(self.column, (STRETCH, 0), self._hint, theme.STEP, row)
        self._undo.clicked.connect(self.undo)
        self._seal.clicked.connect(self.press_seal)
        self._kind_choice.chosen.connect(self._kind_chosen)
        self.places.picked.connect(self._pick)
        self.show_tube(None, "pool 10")

    @property
    def tube(self) -> Tube | None:
        return self._tube

    @property
    def is_full(self) -> bool:
        """Whether the tube shown is full and sealed; it is shown until the next tube is scanned."""
        return self._tube is not None and self._tube.state == "sealed"

    def show_tube(self, tube: Tube | None, next_kind: str) -> None:
        """Shows a tube; with None, asks for the next tube's kind; `next_kind` is preselected."""
        if tube is None or self._tube is None or tube.tube != self._tube.tube:
            self._asks_kind = tube is None
        self._tube = tube
        self._kind_choice.set_value(next_kind)
        if tube is not None:
            self.places.show_places(tube.capacity, tube.places)
        theme.set_style_property(self, "full", self.is_full)
        self._show_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a low window the hint is hidden, so that the names have enough space.
        super().resizeEvent(event)
        self._show_parts()

    def handle_key(self, key: Qt.Key) -> bool:
        """Moves over the names (arrows) or picks one (Enter); returns whether it used the key."""
        chosen = self.places.outlined
        if key in ARROWS and self.places.isVisible():
            self.places.move_outline(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self._pick(chosen)
        else:
            return False
        return True

    def open_tube(self) -> None:
        """Requests the dialog of the tube in view, if there is one."""
        if self._tube is not None and not self._asks_kind:
            self.opened.emit(self._tube.tube)

    def _pick(self, place: Place) -> None:
        if self._tube is not None:
            self.picked.emit(place, self._tube)

    def press_seal(self) -> None:
        """F8: seals the open tube; if a full tube is in view, asks for the next tube's kind."""
        if self.is_full:
            self._asks_kind = not self._asks_kind
            self._show_parts()
        else:
            self.seal.emit()

    def _kind_chosen(self, kind: str) -> None:
        if self.is_full:
            self._asks_kind = False
            self._show_parts()
        self.next_kind.emit(kind)

    def _show_parts(self) -> None:
        tube, asks = self._tube, self._asks_kind
        self._kind_choice.setVisible(asks)
        self.places.setVisible(not asks)
        self._count.setVisible(not asks)
        self._open.setVisible(not asks)
        self._hint.setVisible(not asks and self.is_full and self.height() >= _HINT_MIN_HEIGHT)
        self._seal.setEnabled(self.is_full or (tube is not None and bool(tube.places)))
        self._show_tube()

    def _retranslate(self) -> None:
        self._show_tube()

    def _kinds(self) -> dict[str, str]:
        return {
            "pool 10": self.tr("10 people"),
            "pool 20": self.tr("20 people"),
            "pool 5": self.tr("5 people"),
            "household": self.tr("One household"),
            "single": self.tr("Single"),
        }

    def _show_tube(self) -> None:
        tube = self._tube
        self._seal.set_text(self.tr("Next tube") if self.is_full else self.tr("Seal early"))
        if tube is None or self._asks_kind:
            self._kind.setText("" if tube else self.tr("No tube is open"))
            self._barcode.setText(self.tr("The next tube"))
            return
        kind = kind_text(tube)
        full = self.tr("full, sealed {time}").format(time=clock_time(tube.at))
        self._kind.setText(" · ".join((kind, full)) if self.is_full else kind)
        self._barcode.setText(tube_text(tube.tube))
        soft = theme.current().soft
        self._count.setText(
            f'<b>{len(tube.places)}</b><span style="font-size:36px;color:{soft}">'
            f" / {tube.capacity}</span>"
        )
