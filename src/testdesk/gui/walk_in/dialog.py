"""The dialog that registers a person who is on no list; number and name are enough."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.domain.corrections.same_person import same_name
from testdesk.domain.refusals import CodedError, DocumentOfAnother, PersonTwice
from testdesk.domain.residents.documents import Document, normalise_number
from testdesk.domain.residents.people import Resident
from testdesk.gui.page import RecognisedScan
from testdesk.gui.person_texts import full_address
from testdesk.gui.walk_in.form import WalkInForm
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.readers.id_card import IdCard
from testdesk.services.people import directory
from testdesk.services.people.directory import DocumentCheck
from testdesk.services.people.near_people import NearPerson, near_person
from testdesk.services.status import coverage

SAME, OTHER = "same", "other"


class TwiceDialog(ReasonDialog):
    """Asks if the new person is the listed one. Enter gives no answer, so haste does no harm.

    Signals:
        chosen: SAME or OTHER.
    """

    def __init__(self, listed: Resident, parent: QWidget) -> None:
        self._listed = listed
        super().__init__(
            lambda: self.tr("Is this the same person?"),
            self._details,
            self._answers,
            cancel=lambda: self.tr("Back"),
            parent=parent,
        )

    def _details(self) -> str:
        listed = self._listed
        details = (
            " ".join(name for name in (listed.name, listed.korean) if name),
            listed.birth,
            full_address(listed.address),
            listed.document_number or self.tr("no document number"),
        )
        text = "\n".join(detail for detail in details if detail)
        return self.tr("On the list: {facts}").format(facts=text)

    def _answers(self) -> dict[str, str]:
        return {
            SAME: self.tr("The same person: use that entry"),
            OTHER: self.tr("Somebody else: add"),
        }


class WalkInDialog(WalkInForm):
    """Adds a new person, or uses the record of the person who already has the number.

    With `samples`, the caller then puts the person into the tube, and the text of the main button
    says so. `card` is the ID card on the reader, if any.

    Signals:
        registered: the Resident, who is new or already known.
    """

    registered = Signal(Resident)

    def __init__(
        self,
        bridge: StationBridge,
        parent: QWidget | None = None,
        number: str = "",
        name: str = "",
        samples: bool = False,
        card: IdCard | None = None,
    ) -> None:
        super().__init__(bridge.station.clock.today(), parent)
        self._bridge = bridge
        self._known_query, self._near_query = LatestQuery(bridge, self), LatestQuery(bridge, self)
        self._busy, self._adds_sample = False, samples
        self._last_number = ""
        self.closes_on_scan = False
        self._id_card: IdCard | None = None
        self._connect()
        self._show_action()
        bridge.read_in_background(coverage, self._address.suggest, self)
        self.name.set_name(name, "searched")  # see `NameEntry.doubt`
        self.number.set_number(number)
        self._focus_next()
        if card is not None:
            self.handle_card(card)

    def _connect(self) -> None:
        self.number.read.connect(self._number_read)
        self.number.mistyped.connect(self._ask_near)
        self.name.field.textEdited.connect(self._name_typed)
        self._enter_button.clicked.connect(self.register)
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self.register)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.register)
        QShortcut(QKeySequence("F8"), self, self.number.near_button.click)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Puts an ID number into its field, wherever the cursor is.

        If the field contains another number, that belongs to another person, and everything typed
        for that person is cleared. A name typed before any number has to be confirmed.
        """
        if scan.kind != "id_number":
            return False
        before = self.number.document
        same = normalise_number(scan.line) == normalise_number(self.number.number())
        if before is not None and not same:
            self.clear_other_fields()
            self.name.set_name("")
        self._id_card = None
        self.number.set_scanned(scan.line)
        if not same:
            self.name.set_name(self.name.text().strip(), "scanned")
        self._focus_next()
        return True

    def _focus_next(self) -> None:
        """Moves the focus to the number until it is valid, then to the name."""
        if self.number.document is None:
            self.number.number_field.field.setFocus()
        else:
            self.name.focus()

    def handle_card(self, card: IdCard) -> bool:
        """Fills the form from an ID card on the reader; the operator checks it and presses Enter.

        If the form is about another person, everything typed for that person is cleared.
        """
        if self._busy:
            return False
        if self._is_another(card):
            self.clear_other_fields()
        self._id_card = card
        self.name.set_name(card.name)
        self.guess_language(card.name)
        self.number.set_scanned(card.number)
        self._show_card()
        # Shows the beginning of a long name, and keeps stray keys from overwriting it.
        self.name.field.home(False)
        self._enter_button.setFocus()
        return True

    def _is_another(self, card: IdCard) -> bool:
        """Whether the form is already about somebody other than the holder of an ID card."""
        number, name = normalise_number(self.number.number()), self.name.text().strip()
        return number not in {"", card.number} or (bool(name) and name != card.name)

    def register(self) -> None:
        """Uses the known person or adds the new one, or moves the focus to what is missing."""
        if self._busy:
            return
        self.number.finish()
        if self.number.known is not None:
            self._use_known(self.number.known)
        elif self.number.document is None and self.number.number():
            self.number.number_field.field.setFocus()
        elif not self.name.text().strip():
            if self.name.field.hasFocus():
                self.name.set_problem(lambda: self.tr("The name is missing."))
            self.name.field.setFocus()
        elif not self.name.is_confirmed():
            self.name.focus(lambda: self.tr("Is this the name on the document?"))
        else:
            self._register()

    def _use_known(self, known: Resident) -> None:
        """Uses the existing record; if another name was typed, first shows the recorded name."""
        typed = self.name.text().strip()
        if not typed or same_name(known, typed):
            self._done(known)
            return
        self.name.set_name(known.name)
        self.name.focus(
            lambda: self.tr("This number belongs to this person. Check, then press Enter.")
        )

    def _name_typed(self, name: str) -> None:
        if self.name.doubt == "scanned":
            # A new name after a scanned number: the other fields were about another person.
            self.clear_other_fields()
        self.name.doubt = ""
        self.guess_language(name)

    def _register(self, *, new_anyway: bool = False) -> None:
        self._busy = True
        action = partial(directory.register_walk_in, form=self.walk_in(), new_anyway=new_anyway)
        self._bridge.run(action, self._done, self, self._failed)

    def _done(self, resident: Resident) -> None:
        self._busy = False
        self.accept()
        self.registered.emit(resident)

    def _failed(self, error: CodedError) -> None:
        self._busy = False
        resident = str(error.detail.get("resident"))
        if isinstance(error, PersonTwice):
            self._bridge.read(
                partial(directory.get_person, resident=resident), self._ask_same, self
            )
        elif isinstance(error, DocumentOfAnother):
            self._bridge.read(
                partial(directory.get_person, resident=resident), self.number.show_known, self
            )
        else:
            self.banner.show_fault(error)

    def _ask_same(self, listed: Resident | None) -> None:
        if listed is None:
            return

        def answered(which: str) -> None:
            if which == SAME:
                self._done(listed)
            else:
                self._register(new_anyway=True)

        dialog = TwiceDialog(listed, self)
        dialog.chosen.connect(answered)
        dialog.open_once()

    def _number_read(self, document: Document | None) -> None:
        """Looks up who already has this number; an answer about an older number is dropped."""
        self._known_query.drop()
        self._near_query.drop()
        self._show_action()
        self._show_card()
        if document is None:
            return
        if self._last_number not in {"", document.number} and not self.name.doubt:
            self.name.set_name(self.name.text(), "renumbered")
        self._last_number = document.number
        number, document_type = document.number, self.number.chosen_type

        def show(check: DocumentCheck) -> None:
            self.number.show_known(check.known)
            self._show_action()

        self._known_query.ask(
            partial(directory.check_document, number=number, document_type=document_type), show
        )

    def _ask_near(self, number: str) -> None:
        """Looks up a person with nearly this number; drops an answer about an older number."""

        def show(near: NearPerson | None) -> None:
            if normalise_number(self.number.number()) == number:
                self.number.show_near(near)

        self._near_query.ask(partial(near_person, number=number), show)

    def _show_card(self) -> None:
        self._card_line.show_card(self._id_card, self.number.document)

    def _show_action(self) -> None:
        self._enter_button.set_text(self._action_text)

    def _action_text(self) -> str:
        if self._adds_sample:
            return self.tr("Register")
        known = self.number.known is not None
        return self.tr("Use this entry") if known else self.tr("Add")
