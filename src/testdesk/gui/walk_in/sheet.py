"""Writing down a person who is on no list: number and name are enough."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.domain.documents import Document, normalise_number
from testdesk.domain.hangul import has_hangul
from testdesk.domain.people import Language, Resident
from testdesk.domain.refusals import CodedError
from testdesk.domain.same_person import same_name
from testdesk.domain.scans import read_scan
from testdesk.gui import theme, translation
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.field import LabelledField
from testdesk.gui.parts.sheet import Sheet
from testdesk.gui.parts.text import Text
from testdesk.gui.sentences import sentence
from testdesk.gui.walk_in.address import AddressEntry
from testdesk.gui.walk_in.number import NumberEntry
from testdesk.gui.walk_in.twice import SAME, TwiceSheet
from testdesk.gui.walk_in.words import card_words
from testdesk.readers.id_card import IdCard
from testdesk.services import people
from testdesk.services.near_people import NearPerson, near_person
from testdesk.services.people import DocumentCheck, WalkIn
from testdesk.services.status import coverage

_TOLD = 84  # two lines
_LANGUAGES: dict[str, Language] = {"zh": "zh", "ko": "ko", "en": "en"}


class WalkInDialog(Sheet):
    """One sheet, the needed at the top, the rest below.

    Attributes:
        number: the document.
        name: as on the document.

    `samples` says that the opener puts the person into the tube, so that Enter is called so;
    `card` is what a reader read.

    Signals:
        registered: the Resident, new or known already.
    """

    registered = Signal(object)

    def __init__(
        self,
        bridge: DeskBridge,
        parent: QWidget | None = None,
        number: str = "",
        name: str = "",
        samples: bool = False,
        card: IdCard | None = None,
    ) -> None:
        super().__init__("", parent, width=1040)
        self._bridge = bridge
        self._asked = 0
        self._busy, self._samples = False, samples
        self._language_chosen = False
        self._to_confirm = self._of_scan = False
        self._last_number = ""
        self.gives_way = False
        self.title.setText(self.tr("New person"))
        self.number = NumberEntry(bridge.desk.clock.today(), self)
        self.name = LabelledField(self.tr("Name as on the document"))
        self._korean = LabelledField(self.tr("Name in Hangul (may stay empty)"))
        self._phone = LabelledField(self.tr("Phone (may stay empty)"), latin=True)
        self._address = AddressEntry(self)
        self._language = Choice(translation.LANGUAGES)
        self._language.set_value("zh")
        self._card: IdCard | None = None
        self._on_card = Text(px=theme.SMALL_PX, tone="soft", wrap=True)
        self._on_card.hide()
        self._back, self._enter = Button("", "Esc"), Button("", "Enter", main=True)
        self._lay_out()
        self._connect()
        self._say_deed()
        bridge.read(lambda: coverage(desk=bridge.desk), self._address.offer, self)
        # A name that somebody searched for is a guess here: selected, and confirmed by Enter in it.
        self._to_confirm = bool(name)
        self.name.field.setText(name)
        self.number.put(number)
        if number and self.number.document:
            self._lead_to_name()
        else:
            self.number.line.field.setFocus()
        if card is not None:
            self.take_card(card)

    def _lay_out(self) -> None:
        self.name.field.setFont(theme.font(28))
        self.body.addWidget(self.number.kinds)
        self.body.addLayout(_row((self.number, 1), (self.name, 1)))
        # The place of the notice is kept, so that nothing jumps while one types.
        told = QWidget(self)
        told.setMinimumHeight(_TOLD)
        kept = QVBoxLayout(told)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(4)
        kept.addLayout(_row((self.number.told, 1), (self.number.take_near, 0)), 1)
        kept.addWidget(self._on_card)
        self.body.addWidget(told)
        self.body.addLayout(_row((self._korean, 1), (self._phone, 1)))
        self.body.addWidget(self._address)
        self._back.set_words(self.tr("Back"))
        # The row begins with a stretch; the language stands at its left.
        self.buttons.insertWidget(0, Text(self.tr("Reads"), px=theme.SMALL_PX, tone="soft"))
        self.buttons.insertWidget(1, self._language)
        self.buttons.addWidget(self._back)
        self.buttons.addWidget(self._enter)

        self._order_tabs()

    def _order_tabs(self) -> None:
        """From the number to the name; the kind of document, which the number tells, comes last."""
        fields = (self.number.line, self.name, self._korean, self._phone)
        before: QWidget = self.number.line.field
        for after in (*(part.field for part in fields[1:]), *self._address.findChildren(QLineEdit)):
            QWidget.setTabOrder(before, after)
            before = after

    def _connect(self) -> None:
        self.number.read.connect(self._number_read)
        self.number.mistyped.connect(self._ask_near)
        self._language.chosen.connect(self._choose_language)
        self.name.field.textEdited.connect(self._name_typed)
        self._korean.field.textEdited.connect(self._guess_language)
        self._back.clicked.connect(self.reject)
        self._enter.clicked.connect(self.register)
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self.register)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.register)
        QShortcut(QKeySequence("F8"), self, self.number.take_near.click)

    def take_scan(self, text: str) -> bool:
        """An ID number goes into its field, wherever the cursor is.

        Another number than the one that is there is another person: nothing that was typed for
        the first one stays. A name typed before any number was there is looked at once more.
        """
        if read_scan(text).kind != "id_number":
            return False
        before = self.number.document
        same = normalise_number(text) == normalise_number(self.number.number())
        if before is not None and not same:
            self._forget_typed()
            self.name.field.clear()
        self._card = None
        self.number.put_card(text)
        self._to_confirm = self._of_scan = bool(self.name.text().strip()) and not same
        if self.number.document is None:
            self.number.line.field.setFocus()
        else:
            self._lead_to_name()
        return True

    def take_card(self, card: IdCard) -> bool:
        """A card on the reader fills the form; a look and Enter are all that is left.

        A second card is a second person: nothing that was typed for the first one stays.
        """
        if self._busy:
            return False
        if self._is_another(card):
            self._forget_typed()
        self._card = card
        self._to_confirm = False
        self.name.field.setText(card.name)
        self.name.set_problem("")
        self._guess_language(card.name)
        self.number.put_card(card.number)
        self._show_card()
        # A long name is seen from its beginning, and no stray key writes over it.
        self.name.field.home(False)
        self._enter.setFocus()
        return True

    def _is_another(self, card: IdCard) -> bool:
        """Whether the form is already of somebody else than the holder of a card."""
        number, name = normalise_number(self.number.number()), self.name.text().strip()
        return number not in {"", card.number} or (bool(name) and name != card.name)

    def register(self) -> None:
        """Takes the known person, or writes down what is typed; leads to what is missing."""
        if self._busy:
            return
        self.number.finish()
        if self.number.known is not None:
            self._take_known(self.number.known)
        elif self.number.document is None and self.number.number():
            self.number.line.field.setFocus()
        elif not self.name.text().strip():
            if self.name.field.hasFocus():
                self.name.set_problem(self.tr("The name is missing."))
            self.name.field.setFocus()
        elif self._to_confirm and not self.name.field.hasFocus():
            self._lead_to_name()
            self.name.set_problem(self.tr("Is this the name on the document?"))
        else:
            self._write_down()

    def _take_known(self, known: Resident) -> None:
        """Takes the entry there is; a name that was typed and is another's is put right first."""
        typed = self.name.text().strip()
        if not typed or same_name(known, typed):
            self._done(known)
            return
        self.name.field.setText(known.name)
        self._lead_to_name()
        self.name.set_problem(self.tr("This is whose number it is. Look, then Enter."))

    def _lead_to_name(self) -> None:
        self.name.field.setFocus()
        self.name.field.selectAll()

    def _name_typed(self, name: str) -> None:
        if self._to_confirm and self._of_scan:
            # Another name to the scanned number: what else was typed is not the holder's.
            self._forget_typed()
        self._to_confirm = self._of_scan = False
        self._guess_language(name)

    def _write_down(self, *, new_anyway: bool = False) -> None:
        self._busy = True
        deed = partial(
            people.register_walk_in,
            desk=self._bridge.desk,
            session=self._bridge.session,
            form=self._form(),
            new_anyway=new_anyway,
        )
        self._bridge.run(deed, self._done, self, self._failed)

    def _form(self) -> WalkIn:
        return WalkIn(
            name=self.name.text().strip(),
            document_type=self.number.stated,
            document_number=self.number.number(),
            korean=self._korean.text().strip(),
            phone=self._phone.text().strip(),
            address=self._address.address(),
            language=_LANGUAGES[self._language.value()] if self._tells_language() else "",
        )

    def _tells_language(self) -> bool:
        return self._language_chosen or self._language.value() != "zh"

    def _done(self, resident: Resident) -> None:
        self._busy = False
        self.accept()
        self.registered.emit(resident)

    def _failed(self, error: CodedError) -> None:
        self._busy = False
        who, desk = str(error.detail.get("resident")), self._bridge.desk
        if error.code == "person_twice":
            self._bridge.read(lambda: people.known(desk=desk, resident=who), self._ask_same, self)
        elif error.code == "document_of_another":
            self._bridge.read(
                lambda: people.known(desk=desk, resident=who), self.number.show_known, self
            )
        else:
            self.notice.say(sentence(error.code, error.detail), "stop")

    def _ask_same(self, listed: Resident | None) -> None:
        if listed is None:
            return

        def answered(which: str) -> None:
            if which == SAME:
                self._done(listed)
            else:
                self._write_down(new_anyway=True)

        sheet = TwiceSheet(listed, self)
        sheet.chosen.connect(answered)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _number_read(self, document: Document | None) -> None:
        """Asks who has this number already; an answer to an older number is dropped."""
        self._asked += 1
        self._say_deed()
        self._show_card()
        if document is None:
            return
        if self._last_number not in {"", document.number} and self.name.text().strip():
            self._to_confirm = True
        self._last_number = document.number
        asked, desk, number, kind = (
            self._asked,
            self._bridge.desk,
            document.number,
            self.number.stated,
        )

        def show(check: DocumentCheck) -> None:
            if asked == self._asked:
                self.number.show_known(check.known)
                self._say_deed()

        self._bridge.read(
            lambda: people.check_document(desk=desk, number=number, document_type=kind), show, self
        )

    def _ask_near(self, number: str) -> None:
        """Asks whose number this nearly is; an answer to an older number is dropped."""
        desk, asked = self._bridge.desk, self._asked

        def show(near: NearPerson | None) -> None:
            if asked == self._asked and normalise_number(self.number.number()) == number:
                self.number.show_near(near)

        self._bridge.read(lambda: near_person(desk=desk, number=number), show, self)

    def _show_card(self) -> None:
        """What the card says, for as long as the number is the card's."""
        card, document = self._card, self.number.document
        same = card is not None and document is not None and card.number == document.number
        words = card_words(card) if card is not None else ""
        made_up = card is not None and card.made_up
        if made_up:
            words = " ".join((self.tr("Made up, for training."), words)).strip()
        self._on_card.set_tone("attention" if made_up else "soft")
        self._on_card.setText(words)
        self._on_card.setVisible(same and bool(words))

    def _forget_typed(self) -> None:
        for field in (self._korean, self._phone, *self._address.findChildren(LabelledField)):
            field.field.clear()
        self._language.set_value("zh")
        self._language_chosen = False

    def _say_deed(self) -> None:
        known = self.number.known is not None
        words = self.tr("Use this entry") if known else self.tr("Write down")
        self._enter.set_words(self.tr("Register") if self._samples else words)

    def _choose_language(self, _language: str) -> None:
        self._language_chosen = True

    def _guess_language(self, text: str) -> None:
        if not self._language_chosen and has_hangul(text):
            self._language.set_value("ko")


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for part, stretch in parts:
        row.addWidget(part, stretch)
    return row
