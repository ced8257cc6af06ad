"""An operator's badge, 54 x 86 mm, for a lanyard."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.domain.staff.roles import StaffRole
from testdesk.paper.layout.elements import Box, Element, NoticeCode, PaperPage, Rule
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

ROLE_TEXTS: dict[StaffRole, PaperText] = {
    "registrar": PaperText("Registrar"),
    "proxy_clerk": PaperText("Proxy clerk"),
    "queue_guide": PaperText("Queue guide"),
    "sampler": PaperText("Sampler"),
    "point_lead": PaperText("Point lead"),
}
HAND_BACK = PaperText("Hand back after the shift")
LOST = PaperText("If it is lost, tell the point lead at once")
_WIDTH, _HEIGHT, _DPI = 54.0, 86.0, 1200
_MARGIN = 4.0
_INNER = _WIDTH - 2 * _MARGIN
_SYMBOL = 36.0


class BadgeFace(msgspec.Struct, frozen=True):
    """The contents of a badge.

    Attributes:
        code: the text of the QR code (`formats.badge_code`); whoever has it has the badge.
        name: the operator's name.
        role: the operator's role.
        point: the testing point.
        languages: the languages of the texts; the first is printed larger.
    """

    code: str
    name: str
    role: StaffRole
    point: str
    languages: tuple[Language, ...] = ("zh", "ko")

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        return self.name + self.point


def badge_page(face: BadgeFace) -> PaperPage:
    """The page of a badge: the slot for the lanyard, point, code, name and role."""
    return PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(_elements(face)))


def _elements(face: BadgeFace) -> Iterator[Element]:
    yield from _slot()
    point = Box(_MARGIN, 9.0, _INNER, 4.6)
    yield from set_text(face.point, face.languages[0], point, TextStyle(3.3, align="centre"))
    yield NoticeCode(face.code, (_WIDTH - _SYMBOL) / 2, 13.6, _SYMBOL)
    name = Box(_MARGIN, 50.5, _INNER, 12.0)
    style = TextStyle(8.4, bold=True, lines=2, align="centre")
    yield from set_text(face.name, face.languages[0], name, style)
    role = "  ".join(ROLE_TEXTS[face.role].of(language) for language in face.languages)
    box = Box(_MARGIN, 63.0, _INNER, 5.4)
    yield from set_text(role, face.languages[-1], box, TextStyle(4.0, align="centre"))
    yield Rule(_MARGIN, 69.6, _WIDTH - _MARGIN, 69.6)
    height = 13.0 / (2 * len(face.languages))
    lines = [(text, language) for text in (HAND_BACK, LOST) for language in face.languages]
    for row, (text, language) in enumerate(lines):
        box = Box(_MARGIN, 70.6 + row * height, _INNER, height)
        yield from set_text(text.of(language), language, box, TextStyle(2.4, align="centre"))


def _slot() -> Iterator[Rule]:
    """Where the hole for the lanyard is punched, 14 x 3 mm."""
    left, right, top, bottom = _WIDTH / 2 - 7.0, _WIDTH / 2 + 7.0, 3.5, 6.5
    yield Rule(left, top, right, top)
    yield Rule(left, bottom, right, bottom)
    yield Rule(left, top, left, bottom)
    yield Rule(right, top, right, bottom)
