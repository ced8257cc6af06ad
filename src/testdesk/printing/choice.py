"""Where cards and papers are printed: the paper, and a printer or a folder.

Short, because the settings know it before anything that prints is loaded.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QStandardPaths

from testdesk.paper.cards.faces import Layout


class PrintChoice(msgspec.Struct, frozen=True):
    """The paper and the printer or folder.

    Attributes:
        layout: the kind of paper: "card", "sheet", or the "slip…" of a receipt printer.
        printer: a printer's name in the system, or a receipt printer's address (see
            `paper.output.printer_address`); empty for a PDF.
        folder: the folder for PDFs; empty if there is a printer.
    """

    layout: Layout = "card"
    printer: str = ""
    folder: str = ""


def default_print_choice() -> PrintChoice:
    """A card as a PDF file in the user's documents folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(documents) if documents and Path(documents).is_dir() else Path.home()
    return PrintChoice(folder=str(folder / "testdesk"))
