"""Sentences about files that travel, their keys and their events."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
FILES: dict[str, tuple[str, str]] = {
    "passphrase_work_excessive": (
        translatable("Sentences", "Opening this file would take too long."),
        translatable("Sentences", "Ask headquarters for a new one."),
    ),
    "passphrase_wrong": (
        translatable("Sentences", "The passphrase is wrong."),
        translatable("Sentences", "Check the capital letters, and type it again."),
    ),
    "passphrase_weak": (
        translatable("Sentences", "The new passphrase is too easy to guess."),
        translatable("Sentences", "Use a longer one, such as four unrelated words."),
    ),
    "kit_damaged": (
        translatable("Sentences", "The kit file is damaged."),
        translatable(
            "Sentences", "Copy it from the stick again, or ask headquarters for a new one."
        ),
    ),
    "vault_damaged": (
        translatable("Sentences", "The key file of this station is damaged."),
        translatable(
            "Sentences", "Do not delete anything. Call headquarters; a backup can be restored."
        ),
    ),
    "container_damaged": (
        translatable("Sentences", "The file is damaged."),
        translatable("Sentences", "Copy it again from its source."),
    ),
    "container_not_canonical": (
        translatable("Sentences", "The file is not as testdesk wrote it."),
        translatable("Sentences", "It was left alone. Ask for a new copy where it was written."),
    ),
    "container_too_large": (
        translatable("Sentences", "The file is too large to be testdesk's."),
        translatable("Sentences", "It was left alone."),
    ),
    "file_empty": (
        translatable("Sentences", "The file is empty: nothing was written to it."),
        translatable(
            "Sentences",
            "Have it written again, and pull the stick only when the program says that it is safe.",
        ),
    ),
    "file_not_ours": (
        translatable("Sentences", "This is not a testdesk file."),
        translatable(
            "Sentences",
            "It was left alone. A shortcut or a packed folder is not the file itself: copy the "
            "file. If another program overwrote it, have it written again.",
        ),
    ),
    "file_truncated": (
        translatable("Sentences", "The file is cut short."),
        translatable(
            "Sentences", "Copy it again. If the original is cut short too, have it written again."
        ),
    ),
    "file_too_large": (
        translatable("Sentences", "The file is too large to be testdesk's."),
        translatable("Sentences", "It was left alone."),
    ),
    "format_unknown": (
        translatable("Sentences", "This is not the kind of testdesk file that is needed."),
        translatable("Sentences", "It was left alone. “testdesk inspect” shows what it is."),
    ),
    "version_unknown": (
        translatable("Sentences", "The file was made by a newer version."),
        translatable("Sentences", "Update testdesk on this laptop."),
    ),
    "not_canonical": (
        translatable("Sentences", "The file was changed by another program."),
        translatable("Sentences", "It was left alone. Ask for it again."),
    ),
    "manifest_invalid": (
        translatable("Sentences", "The file's own description is wrong."),
        translatable("Sentences", "It was left alone. Ask for it again."),
    ),
    "payload_damaged": (
        translatable("Sentences", "The contents of the file are damaged."),
        translatable("Sentences", "Ask for it again."),
    ),
    "payload_mismatch": (
        translatable("Sentences", "The contents do not belong to this file."),
        translatable("Sentences", "Ask for it again."),
    ),
    "payload_not_bound": (
        translatable("Sentences", "The contents do not belong to this file."),
        translatable("Sentences", "Ask for it again."),
    ),
    "payload_too_large": (
        translatable("Sentences", "The contents are too large to be testdesk's."),
        translatable("Sentences", "It was left alone."),
    ),
    "signature_wrong": (
        translatable(
            "Sentences",
            "The signature is wrong: somebody changed the file, or it is another city's.",
        ),
        translatable("Sentences", "Do not use it. Tell headquarters."),
    ),
    "station_not_enrolled": (
        translatable("Sentences", "Headquarters does not know the station that wrote this."),
        translatable(
            "Sentences",
            "If headquarters was restored from a backup older than the station's kit, run testdesk "
            "hq station enrol KIT with the kit's file. Then import the batch again.",
        ),
    ),
    "station_key_differs": (
        translatable("Sentences", "Two laptops were made from one kit."),
        translatable("Sentences", "Tell headquarters at once; until then, both keep working."),
    ),
    "identity_invalid": (
        translatable("Sentences", "The key is not valid."),
        translatable("Sentences", "Ask headquarters for a new kit."),
    ),
    "recipient_invalid": (
        translatable("Sentences", "The recipient's key is not valid."),
        translatable("Sentences", "Copy all of it: it begins with age1 and has 62 characters."),
    ),
    "event_damaged": (
        translatable("Sentences", "An entry in the file is damaged."),
        translatable(
            "Sentences",
            "Ask for the file again. If that one is damaged too, headquarters must look into it: "
            "testdesk hq refused list.",
        ),
    ),
    "chain_broken": (
        translatable("Sentences", "An entry was changed or is missing."),
        translatable("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "sequence_broken": (
        translatable("Sentences", "A number in the journal is missing."),
        translatable("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "body_changed": (
        translatable("Sentences", "An entry was changed afterwards."),
        translatable("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "kind_differs": (
        translatable("Sentences", "An entry contradicts itself."),
        translatable("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "journal_forked": (
        translatable("Sentences", "Two different journals carry the same numbers."),
        translatable("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "receipt_invalid": (
        translatable("Sentences", "The receipt is not valid."),
        translatable("Sentences", "Ask headquarters for a new one."),
    ),
    "update_damaged": (
        translatable("Sentences", "The update from headquarters is not correct."),
        translatable("Sentences", "Ask headquarters for a new one."),
    ),
    "update_other_city": (
        translatable("Sentences", "The update is from another city."),
        translatable("Sentences", "It was left alone."),
    ),
    "update_other_station": (
        translatable("Sentences", "The update is for another station."),
        translatable("Sentences", "It was left for that station."),
    ),
    "update_known": (
        translatable("Sentences", "This update has already been applied."),
        translatable("Sentences", "It was left alone."),
    ),
    "update_missing": (
        translatable(
            "Sentences", "Update {number} builds on update {missing}, which never arrived."
        ),
        translatable(
            "Sentences",
            "Export to headquarters, if necessary with --again: it will send what is missing.",
        ),
    ),
    "update_forked": (
        translatable("Sentences", "The update does not fit the one that came before."),
        translatable("Sentences", "Import nothing more from this stick and call headquarters."),
    ),
    "sampled_damaged": (
        translatable("Sentences", "The list of who was sampled elsewhere is not valid."),
        translatable("Sentences", "Ask headquarters to write the update again."),
    ),
    "sampled_other_city": (
        translatable("Sentences", "The list of who was sampled is from another city."),
        translatable("Sentences", "It was left alone."),
    ),
    "sampled_not_announced": (
        translatable(
            "Sentences", "The list of people sampled elsewhere is newer than our updates."
        ),
        translatable(
            "Sentences", "It can be imported once a newer update from headquarters has arrived."
        ),
    ),
    "sampled_missing": (
        translatable(
            "Sentences",
            "A list did not arrive, so some people who were sampled elsewhere are not known here.",
        ),
        translatable(
            "Sentences", "Ask headquarters to write the update to a stick again, and import that."
        ),
    ),
    "receipt_other_city": (
        translatable("Sentences", "The receipt is from another city."),
        translatable("Sentences", "It was left alone."),
    ),
    "receipt_other_station": (
        translatable("Sentences", "The receipt is for another station."),
        translatable("Sentences", "It was left for that station."),
    ),
    "receipt_of_other_batch": (
        translatable("Sentences", "The receipt has the name of a batch that it is not for."),
        translatable("Sentences", "It was left alone. A receipt answers only its own batch."),
    ),
    "receipt_unknown_batch": (
        translatable("Sentences", "The receipt is for a batch that this station did not write."),
        translatable("Sentences", "It was left alone. Tell headquarters."),
    ),
    "batch_other_city": (
        translatable("Sentences", "The batch is from another city."),
        translatable("Sentences", "It was left alone."),
    ),
    "not_for_a_desk": (
        translatable("Sentences", "This file is not for a station."),
        translatable("Sentences", "It was left alone."),
    ),
    "accepted": (
        translatable("Sentences", "Accepted."),
        "",
    ),
    "already_have": (
        translatable("Sentences", "Already known."),
        "",
    ),
    "paper_read_back_differs": (
        translatable("Sentences", "A code on the finished pages cannot be read correctly."),
        translatable(
            "Sentences",
            "Print again. If it fails again, print at another station. The cards are kept, and "
            "nothing faulty was left behind.",
        ),
    ),
    "paper_unreadable": (
        translatable("Sentences", "The finished pages cannot be read back from the disk."),
        translatable("Sentences", "Print again into another folder. The cards are kept."),
    ),
    "window_silent": (
        translatable("Sentences", "testdesk is open already, and its window does not answer."),
        translatable(
            "Sentences", "Close that window, or restart the laptop, then start testdesk again."
        ),
    ),
    "alg_unknown": (
        translatable("Sentences", "The file is sealed in a way that this version does not know."),
        translatable("Sentences", "Update testdesk on this laptop."),
    ),
    "backup_damaged": (
        translatable("Sentences", "The backup is damaged, or is not a backup of this kind."),
        translatable("Sentences", "Restore another one. Nothing was changed."),
    ),
    "backup_of_older_program": (
        translatable(
            "Sentences",
            "The backup was written by testdesk {software}, whose tables were different.",
        ),
        translatable(
            "Sentences",
            "Restore it with that version, then open the headquarters with this one. Nothing was "
            "changed.",
        ),
    ),
    "backup_older_than_batch": (
        translatable(
            "Sentences",
            "The backup ends at entry {length}, but a batch beside it goes to entry {last}.",
        ),
        translatable(
            "Sentences",
            "Look for a newer backup. If there is none, ask headquarters for a kit with a new "
            "number: two journals under one number are never accepted.",
        ),
    ),
    "spare_key_missing": (
        translatable("Sentences", "The spare key that opens the backup is not here."),
        translatable(
            "Sentences",
            "Bring headquarters-spare.age from the safe, and name it with --spare-key.",
        ),
    ),
    "home_not_empty": (
        translatable("Sentences", "There is already a station in this folder."),
        translatable("Sentences", "Restore into an empty folder. Nothing was changed."),
    ),
}
