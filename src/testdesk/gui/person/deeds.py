"""What can be done rarely for a person, and why not, in words."""

from __future__ import annotations

import msgspec

from testdesk.gui.person_words import tube_words
from testdesk.gui.translation import translate
from testdesk.services.history import PersonRecord

NEW_CARD, VOID_CARD, TAKE_OUT = "new_card", "void_card", "take_out"
UNBIND, RECORD = "unbind", "record"


class Deed(msgspec.Struct, frozen=True):
    """One line of the dialog.

    Attributes:
        code: what is picked.
        words: its name.
        about: what follows, or why it cannot be done now.
        can: whether it can.
        stops: whether something is void after it.
    """

    code: str
    words: str
    about: str
    can: bool
    stops: bool = False


def deeds_for(record: PersonRecord, own: int) -> list[Deed]:
    """What can be done for a person, and why not, in the order of the keys.

    Args:
        record: the person's.
        own: the number of this station.
    """
    good, bound = record.good, record.found.has_phone_code
    number = good.card_number if good is not None else ""
    none = translate("More", "There is no good card. Enter on the page makes one.")
    new = translate("More", "Worn or unreadable. Card {number} becomes void.")
    void = translate("More", "Lost, or in the wrong hands. Scanning it will say: do not sample.")
    unbind = translate("More", "The next scan of it asks whose it is.")
    return [
        Deed(
            NEW_CARD,
            translate("More", "A new card"),
            new.format(number=number) if good else none,
            good is not None,
        ),
        Deed(
            VOID_CARD,
            translate("More", "Void card {number}").format(number=number).strip(),
            void if good else translate("More", "There is no good card."),
            good is not None,
            stops=True,
        ),
        _take_out(record, own),
        Deed(
            UNBIND,
            translate("More", "Unbind the phone code"),
            unbind if bound else translate("More", "No phone code is bound."),
            bound,
            stops=True,
        ),
        Deed(
            RECORD,
            translate("More", "The whole record"),
            translate("More", "Everything that was done, by whom and where."),
            True,
        ),
    ]


def _take_out(record: PersonRecord, own: int) -> Deed:
    earlier, words = record.earlier, translate("More", "Take out of the tube")
    if earlier is None:
        about = translate("More", "Not registered in this round.")
        return Deed(TAKE_OUT, words, about, False, stops=True)
    place = translate("More", "Tube {tube}, place {place}").format(
        tube=tube_words(earlier.tube), place=earlier.position
    )
    if earlier.station != own:
        there = translate("More", "only at station {station}").format(station=earlier.station)
        place = f"{place} · {there}"
    return Deed(TAKE_OUT, words, place, earlier.station == own, stops=True)
