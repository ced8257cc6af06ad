"""Sentences about passphrases of a vault, the spare key, and a recovery with it."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
RECOVERY: dict[str, tuple[str, str]] = {
    "passphrase_last": (
        translatable("Sentences", "This is the last passphrase that opens the station."),
        translatable("Sentences", "Add another one first: testdesk passphrase add NAME."),
    ),
    "passphrase_name_exists": (
        translatable("Sentences", "There is a passphrase under this name already."),
        translatable("Sentences", "Give another name, or remove that passphrase first."),
    ),
    "passphrase_name_unknown": (
        translatable("Sentences", "There is no passphrase under this name."),
        translatable("Sentences", "Look for it in the list: testdesk passphrase list."),
    ),
    "passphrase_twice": (
        translatable("Sentences", "This passphrase opens the station already."),
        translatable("Sentences", "Choose one that nobody else has."),
    ),
    "passphrases_full": (
        translatable("Sentences", "A station has at most {most} passphrases."),
        translatable("Sentences", "Remove one that nobody needs: testdesk passphrase remove NAME."),
    ),
    "recovery_missing": (
        translatable("Sentences", "There is no recovery file in this folder, or it is damaged."),
        translatable(
            "Sentences",
            "Open the station once with its passphrase: then the file is written. If nobody knows"
            " the passphrase, call headquarters; what was exported is there.",
        ),
    ),
    "recovery_missing.headquarters": (
        translatable("Sentences", "There is no recovery file of headquarters in this folder."),
        translatable(
            "Sentences",
            "Put headquarters-recovery.age back from a copy of this folder. Without it, the spare"
            " key opens only batches.",
        ),
    ),
    "recovery_other_city": (
        translatable("Sentences", "This recovery file is of another headquarters."),
        translatable("Sentences", "Look for the right file on the stick. Nothing was changed."),
    ),
    "recovery_other_station": (
        translatable(
            "Sentences", "This answer is to another request; it is for station {station}."
        ),
        translatable(
            "Sentences",
            "Use the answer to this laptop's own request (testdesk station recover --request DIR)."
            " Nothing was changed.",
        ),
    ),
    "spare_key_wrong": (
        translatable("Sentences", "This is not the spare key of this headquarters."),
        translatable(
            "Sentences",
            "Fetch the right file from the safe: headquarters-spare.age, or the key whose recipient"
            " was given when headquarters was made.",
        ),
    ),
    "spare_passphrase_same": (
        translatable("Sentences", "The spare key would have the passphrase of headquarters."),
        translatable(
            "Sentences", "Give it one of its own, or none, and one is made and shown once."
        ),
    ),
}
