"""Sentences about scanned codes and cards."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
CODES: dict[str, tuple[str, str]] = {
    "code_damaged": (
        translatable("Sentences", "The code is damaged, or the scanner lost a key."),
        translatable("Sentences", "Scan it again. If it fails twice, type the card number."),
    ),
    "code_not_authentic": (
        translatable("Sentences", "This code was not made by a station of this city."),
        translatable(
            "Sentences", "Do not register with it. Ask for the ID card and tell the point lead."
        ),
    ),
    "code_version_unknown": (
        translatable(
            "Sentences", "This code is of a newer kind, which this station does not know."
        ),
        translatable("Sentences", "Ask for the ID card."),
    ),
    "code_key_unknown": (
        translatable("Sentences", "This station does not have the key for this code."),
        translatable(
            "Sentences", "Ask for the ID card. Headquarters can send the key with an update."
        ),
    ),
    "code_revoked": (
        translatable("Sentences", "This card was declared void."),
        translatable("Sentences", "Ask for the ID card; the proxy clerk can print a new card."),
    ),
    "code_replaced": (
        translatable("Sentences", "A newer card was printed for this person."),
        translatable("Sentences", "Ask for the newer card or for the ID card."),
    ),
    "code_expired": (
        translatable("Sentences", "By this laptop's date, the card has expired."),
        translatable(
            "Sentences",
            "Check the date. If it is right, ask for the ID card; the proxy clerk can print a new "
            "card.",
        ),
    ),
    "code_not_ours": (
        translatable("Sentences", "This station never issued this card."),
        translatable("Sentences", "Keep the card, scan the ID card, and call the point lead."),
    ),
    "code_key_expired": (
        translatable("Sentences", "By this laptop's date, the card's key has expired."),
        translatable(
            "Sentences",
            "Check the date. If it is right, ask for the ID card; the proxy clerk can print a new "
            "card.",
        ),
    ),
    "card_number_invalid": (
        translatable("Sentences", "This card number is not valid."),
        translatable("Sentences", "Read it from the card again, digit by digit."),
    ),
    "card_unknown": (
        translatable("Sentences", "No card with this number is known here."),
        translatable("Sentences", "Ask for the ID card."),
    ),
}
