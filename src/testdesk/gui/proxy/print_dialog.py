"""The dialog that asks for the paper and the printer of cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import Refusal
from testdesk.gui import theme
from testdesk.gui.proxy.printer_trial import PrinterTrial
from testdesk.gui.widgets.banner import BannerTone
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.text import caption, quiet
from testdesk.gui.widgets.translated import Text
from testdesk.messages.catalogue import translate
from testdesk.messages.sentences import sentence_of
from testdesk.paper.cards.faces import Layout
from testdesk.paper.output.printer_address import is_receipt_printer, printer_address
from testdesk.paper.output.receipt_ports import connected_printers
from testdesk.printing.choice import PrintChoice, default_print_choice
from testdesk.printing.saved_papers import KEPT_DAYS

_LAYOUTS: tuple[Layout, ...] = ("card", "slip58", "slip80")
_PDF, _RECEIPT_PRINTER = "pdf", "receipt"
_SLIPS = ("slip58", "slip80")
# An address typed without a scheme (`escpos-usb://` …) is that of a printer on the network.
_NETWORK_SCHEME = "escpos://"
_MAX_BUTTONS = 3  # buttons that fit in one row; the address of any other printer is typed


def layout_text(layout: str) -> str:
    """The name of a layout, in the current language."""
    return {
        "card": translate("Paper", "Card"),
        "sheet": translate("Paper", "Sheet of cards"),
        "slip58": translate("Paper", "Slip 58 mm"),
        "slip80": translate("Paper", "Slip 80 mm"),
    }.get(layout, layout)


def _layout_texts() -> dict[str, str]:
    return {layout: layout_text(layout) for layout in _LAYOUTS}


def _short_address(address: str) -> str:
    """The part of a connected printer's address that distinguishes it from the others."""
    return address.removeprefix("escpos-serial:").replace("escpos-usb://", "USB ")


class PrintDialog(Dialog):
    """Asks for the paper and the printer.

    Attributes:
        address: the field for the address of a receipt printer.
        found_printers: a button for each printer on a USB or serial port.
        test_button: prints a test slip; only with a bridge.

    Signals:
        chosen: the PrintChoice.
    """

    chosen = Signal(PrintChoice)

    def __init__(
        self,
        choice: PrintChoice,
        printers: Sequence[str],
        parent: QWidget | None = None,
        *,
        bridge: StationBridge | None = None,
        find_printers: Callable[[], list[str]] = connected_printers,
    ) -> None:
        super().__init__(lambda: self.tr("Where to print?"), parent)
        self._folder = choice.folder
        self._find_printers = find_printers
        self._layout = Choice(_layout_texts, columns=3)
        self._layout.set_value(choice.layout if choice.layout in _LAYOUTS else "card")
        # Only printers that are present are offered; a PDF is always possible.
        self._printers = [name for name in printers if name]
        self._target = Choice(self._target_texts, columns=3 if len(self._printers) == 1 else 2)
        self.address = LabelledField(
            lambda: self.tr("Its address, such as 192.168.1.50 or escpos-serial:///dev/ttyUSB0"),
            latin=True,
        )
        self._target.set_value(self._target_of(choice))
        self._target.chosen.connect(lambda _value: self._show_target())
        self._folder_label = quiet(self._folder_text)
        self._folder_button = Button(lambda: self.tr("Another folder"))
        self._folder_button.clicked.connect(self._pick_folder)
        self.found_printers = QWidget()
        self._found_row = in_row(parent=self.found_printers)
        self._lay_out()
        self._add_buttons(bridge)
        self._show_target()

    def _target_texts(self) -> dict[str, str]:
        texts = {f"printer {n}": name for n, name in enumerate(self._printers)}
        return texts | {_RECEIPT_PRINTER: self.tr("Receipt printer"), _PDF: self.tr("PDF file")}

    def _lay_out(self) -> None:
        # The dialog must fit on a screen 640 pixels high, with a message of one line.
        self.body.setSpacing(8)
        if column := self.layout():
            column.setContentsMargins(32, 20, 32, 20)
            column.setSpacing(16)
        add_parts(self.body, caption(lambda: self.tr("Paper")), self._layout)
        add_parts(self.body, caption(lambda: self.tr("Printer")), self._target)
        add_parts(
            self.body,
            in_row((self._folder_label, 1), self._folder_button),
            self.address,
            self.found_printers,
        )

    def _add_buttons(self, bridge: StationBridge | None) -> None:
        if bridge is not None:
            self._add_test_button(bridge)
            bridge.run_on_io(self._find_printers, self._show_found, self)
        self.add_back_button()
        self.add_button(lambda: self.tr("Use this"), "Enter", self._confirm, main=True)

    def _add_test_button(self, bridge: StationBridge) -> None:
        """Adds a button at the bottom left that tests the printer before it is needed."""
        test = PrinterTrial(bridge, self)
        test.reported.connect(self._report)
        self.test_button = self.add_side_button(
            lambda: self.tr("Print a test slip"), "", lambda: self._with_choice(test.start)
        )

    def _report(self, text: Text, tone: BannerTone) -> None:
        # The message replaces the list of printers; a low screen has no room for both.
        self.found_printers.hide()
        self.banner.show_message(text, tone)

    def _show_found(self, addresses: list[str]) -> None:
        """Adds a button for each connected printer, below the field for a typed address."""
        for address in addresses[:_MAX_BUTTONS]:
            button = Button(_short_address(address), px=theme.SMALL_PX)
            button.setFixedHeight(48)
            button.clicked.connect(partial(self.address.field.setText, address))
            self._found_row.addWidget(button)
        self._found_row.addStretch(1)

    def _target_of(self, choice: PrintChoice) -> str:
        if is_receipt_printer(choice.printer):
            self.address.field.setText(choice.printer.removeprefix(_NETWORK_SCHEME))
            return _RECEIPT_PRINTER
        if choice.printer in self._printers:
            return f"printer {self._printers.index(choice.printer)}"
        return _PDF

    def _show_target(self) -> None:
        to_file = self._target.value() == _PDF
        to_receipt_printer = self._target.value() == _RECEIPT_PRINTER
        self.address.setVisible(to_receipt_printer)
        self.found_printers.setVisible(to_receipt_printer)
        if to_receipt_printer and self._layout.value() not in _SLIPS:
            self._layout.set_value(_SLIPS[0])
        self._folder_label.setVisible(to_file)
        self._folder_button.setVisible(to_file)
        self._folder_label.setText(self._folder_text)

    def _folder_text(self) -> str:
        if self._folder != default_print_choice().folder:
            return self._folder
        text = self.tr("{folder} · PDFs in it are deleted after {days} days")
        return text.format(folder=self._folder, days=KEPT_DAYS)

    def _pick_folder(self) -> None:
        dialog = FileDialog(lambda: self.tr("Folder for PDF files"), Path(self._folder), self)
        dialog.chosen.connect(self._use_folder)
        dialog.open_once()

    def _use_folder(self, folder: str) -> None:
        self._folder = folder
        self._show_target()

    def _confirm(self) -> None:
        self._with_choice(self._choose)

    def _choose(self, choice: PrintChoice) -> None:
        self.accept()
        self.chosen.emit(choice)

    def _with_choice(self, action: Callable[[PrintChoice], None]) -> None:
        """Runs an action with the current choice, or shows what is wrong with the choice."""
        layout = cast("Layout", self._layout.value())
        try:
            printer = self._printer(layout)
        except Refusal as refusal:
            self._report(partial(sentence_of, refusal), "stop")
            self.address.field.setFocus()
            return
        action(PrintChoice(layout, printer, self._folder))

    def _printer(self, layout: Layout) -> str:
        """The printer's name or address; empty for a PDF.

        Raises:
            Refusal: printer_address_invalid, printer_takes_slips.
        """
        target = self._target.value()
        if target == _PDF:
            return ""
        if target != _RECEIPT_PRINTER:
            return self._printers[int(target.removeprefix("printer "))]
        typed = self.address.text().strip()
        printer = typed if is_receipt_printer(typed) else _NETWORK_SCHEME + typed
        printer_address(printer)  # refuses an address that cannot be right
        if layout not in _SLIPS:
            raise Refusal("printer_takes_slips")
        return printer
