"""Cards on paper without a printer."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from testdesk.bridge.cards import face_of
from testdesk.paper.faces import Layout
from testdesk.paper.render import write_pdf
from testdesk.ports import Desk
from testdesk.services import codes
from testdesk.services.codes import IssuedCard
from testdesk.services.session import ScanSession

PDF = "pdf"


def screenless() -> QGuiApplication | None:
    """What Qt needs before it can set text; on Linux no screen is asked for.

    Returns:
        the application, to be held while something is drawn; None where there is one already.
    """
    if QGuiApplication.instance() is not None:
        return None
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


def write(
    desk: Desk,
    session: ScanSession,
    cards: Sequence[IssuedCard],
    *,
    layout: Layout,
    out: Path,
    title: str,
) -> None:
    """Writes a PDF, and remembers in the journal that the cards are on paper.

    Raises:
        Refusal: nothing_to_print, characters_missing.
        EnvironmentFault: disk_full, write_failed; the journal then says nothing of paper.
    """
    application = screenless()
    faces = [face_of(card, point=desk.identity.point) for card in cards]
    write_pdf(out, faces, layout, title=title)
    printed = [card.card.card for card in cards]
    codes.mark_printed(desk=desk, session=session, cards=printed, layout=layout, printer=PDF)
    del application
