"""Codes and cards that were scanned, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

CODES: dict[str, tuple[str, str]] = {
    "code_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The code is damaged, or the scanner lost a key."),
        QT_TRANSLATE_NOOP("Sentences", "Scan it again. If it fails twice, type the card number."),
    ),
    "code_not_authentic": (
        QT_TRANSLATE_NOOP("Sentences", "This code was not made by a desk of this city."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Do not register with it. Ask for the ID card and tell the point lead."
        ),
    ),
    "code_version_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This code is of a newer kind than this desk knows."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the ID card."),
    ),
    "code_key_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This desk does not have the key of this code."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Ask for the ID card. Headquarters can send the key with an update."
        ),
    ),
    "code_revoked": (
        QT_TRANSLATE_NOOP("Sentences", "This card was declared void."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the ID card; the proxy desk can print a new card."),
    ),
    "code_replaced": (
        QT_TRANSLATE_NOOP("Sentences", "A newer card was printed for this person."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the newer card or for the ID card."),
    ),
    "code_expired": (
        QT_TRANSLATE_NOOP("Sentences", "By the date of this laptop the card has run out."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Look at the date. If it is right: ask for the ID card; the proxy desk can print a new"
            " card.",
        ),
    ),
    "code_not_ours": (
        QT_TRANSLATE_NOOP("Sentences", "This desk never issued this card."),
        QT_TRANSLATE_NOOP("Sentences", "Keep the card, scan the ID card, and call the point lead."),
    ),
    "code_key_expired": (
        QT_TRANSLATE_NOOP("Sentences", "By the date of this laptop the card's key has run out."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Look at the date. If it is right: ask for the ID card; the proxy desk can print a new"
            " card.",
        ),
    ),
    "card_number_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This card number is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Read it from the card again, digit by digit."),
    ),
    "card_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "No card with this number is known here."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the ID card."),
    ),
}
