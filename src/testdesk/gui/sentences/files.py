"""Files, sticks and keys, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

FILES: dict[str, tuple[str, str]] = {
    "passphrase_work_excessive": (
        QT_TRANSLATE_NOOP("Sentences", "Opening this file would take longer than it may."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters for a new one."),
    ),
    "passphrase_wrong": (
        QT_TRANSLATE_NOOP("Sentences", "The passphrase is wrong."),
        QT_TRANSLATE_NOOP("Sentences", "Look at capital letters and type it again."),
    ),
    "passphrase_short": (
        QT_TRANSLATE_NOOP("Sentences", "The passphrase is too short."),
        QT_TRANSLATE_NOOP("Sentences", "Use at least 6 letters or digits."),
    ),
    "kit_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The kit file is damaged."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Copy it from the stick again, or ask headquarters for a new one."
        ),
    ),
    "vault_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The key file of this desk is damaged."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Do not delete anything. Call headquarters; a backup can be restored."
        ),
    ),
    "container_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The file is damaged."),
        QT_TRANSLATE_NOOP("Sentences", "Copy it again from where it came."),
    ),
    "container_not_canonical": (
        QT_TRANSLATE_NOOP("Sentences", "The file is not as testdesk wrote it."),
        QT_TRANSLATE_NOOP(
            "Sentences", "It is left alone. Ask for it again, from where it was written."
        ),
    ),
    "container_too_large": (
        QT_TRANSLATE_NOOP("Sentences", "The file is too large to be one of ours."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "file_empty": (
        QT_TRANSLATE_NOOP("Sentences", "The file is empty: nothing of it was written."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Have it written once more, and pull the stick only when the program says that it may "
            "be pulled.",
        ),
    ),
    "file_not_ours": (
        QT_TRANSLATE_NOOP("Sentences", "This is no file of testdesk."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "It is left alone. A shortcut or a packed folder is not the file itself: copy that. "
            "If another program wrote over it, have it written once more.",
        ),
    ),
    "file_truncated": (
        QT_TRANSLATE_NOOP("Sentences", "The file is cut short."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Copy it again. If it is cut short there, too, have it written once more."
        ),
    ),
    "file_too_large": (
        QT_TRANSLATE_NOOP("Sentences", "The file is too large to be one of ours."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "format_unknown": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This is not a file of testdesk of the kind that is needed."
        ),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone. “testdesk inspect” says what it is."),
    ),
    "version_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "The file was made by a newer version."),
        QT_TRANSLATE_NOOP("Sentences", "Update testdesk on this laptop."),
    ),
    "not_canonical": (
        QT_TRANSLATE_NOOP("Sentences", "The file was changed by another program."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone. Ask for it again."),
    ),
    "manifest_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The file does not say rightly what it is."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone. Ask for it again."),
    ),
    "payload_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The contents of the file are damaged."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for it again."),
    ),
    "payload_mismatch": (
        QT_TRANSLATE_NOOP("Sentences", "The contents do not belong to this file."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for it again."),
    ),
    "payload_not_bound": (
        QT_TRANSLATE_NOOP("Sentences", "The contents do not belong to this file."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for it again."),
    ),
    "payload_too_large": (
        QT_TRANSLATE_NOOP("Sentences", "The contents are too large to be one of ours."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "signature_wrong": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The signature is wrong: somebody changed the file, or it is another city's.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Do not use it. Tell headquarters."),
    ),
    "station_not_enrolled": (
        QT_TRANSLATE_NOOP("Sentences", "The desk that wrote this is not known to headquarters."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "If headquarters was restored from a backup older than the desk's kit: testdesk hq"
            " station enrol KIT, with the kit's file. Then take the batch in again.",
        ),
    ),
    "station_key_differs": (
        QT_TRANSLATE_NOOP("Sentences", "Two laptops were made from one kit."),
        QT_TRANSLATE_NOOP("Sentences", "Tell headquarters at once; both go on working until then."),
    ),
    "identity_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The key is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters for a new kit."),
    ),
    "recipient_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The key of the receiver is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Copy it whole: it begins with age1 and has 62 characters."),
    ),
    "event_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "An entry in the file is damaged."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Ask for the file again. If it is so again, headquarters must look at it: testdesk hq"
            " refused list.",
        ),
    ),
    "chain_broken": (
        QT_TRANSLATE_NOOP("Sentences", "An entry was changed or is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "sequence_broken": (
        QT_TRANSLATE_NOOP("Sentences", "A number in the journal is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "body_changed": (
        QT_TRANSLATE_NOOP("Sentences", "An entry was changed afterwards."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "kind_differs": (
        QT_TRANSLATE_NOOP("Sentences", "An entry says two different things of itself."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "journal_forked": (
        QT_TRANSLATE_NOOP("Sentences", "Two different journals carry the same numbers."),
        QT_TRANSLATE_NOOP("Sentences", "Do not delete anything. Tell headquarters."),
    ),
    "receipt_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "The receipt is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters for a new one."),
    ),
    "update_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The news from headquarters is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters for a new one."),
    ),
    "update_other_city": (
        QT_TRANSLATE_NOOP("Sentences", "The news is of another city."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "update_other_station": (
        QT_TRANSLATE_NOOP("Sentences", "The news is for another desk."),
        QT_TRANSLATE_NOOP("Sentences", "It is left for that desk."),
    ),
    "update_known": (
        QT_TRANSLATE_NOOP("Sentences", "This news is here already."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "update_missing": (
        QT_TRANSLATE_NOOP("Sentences", "News {number} builds on news {missing}, which never came."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Export to headquarters, if need be --again: it sends what is missing."
        ),
    ),
    "update_forked": (
        QT_TRANSLATE_NOOP("Sentences", "The news does not fit the news that came before."),
        QT_TRANSLATE_NOOP("Sentences", "Take nothing more from this stick and call headquarters."),
    ),
    "sampled_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The list of who was sampled elsewhere is not right."),
        QT_TRANSLATE_NOOP("Sentences", "Ask headquarters to write its news again."),
    ),
    "sampled_other_city": (
        QT_TRANSLATE_NOOP("Sentences", "The list of who was sampled is of another city."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "sampled_not_announced": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The list of who was sampled elsewhere is newer than our news."
        ),
        QT_TRANSLATE_NOOP("Sentences", "It can be read once newer news from headquarters is here."),
    ),
    "sampled_missing": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Not everybody is known who was sampled elsewhere: a list did not come."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Ask headquarters to write its news to a stick again, and read that."
        ),
    ),
    "receipt_other_city": (
        QT_TRANSLATE_NOOP("Sentences", "The receipt is of another city."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "receipt_other_station": (
        QT_TRANSLATE_NOOP("Sentences", "The receipt is for another desk."),
        QT_TRANSLATE_NOOP("Sentences", "It is left for that desk."),
    ),
    "receipt_of_other_batch": (
        QT_TRANSLATE_NOOP("Sentences", "The receipt bears the name of a batch that it is not for."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone. Only its own batch has this answer."),
    ),
    "receipt_unknown_batch": (
        QT_TRANSLATE_NOOP("Sentences", "The receipt is for a batch that this desk did not write."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone. Tell headquarters."),
    ),
    "batch_other_city": (
        QT_TRANSLATE_NOOP("Sentences", "The batch is of another city."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "not_for_a_desk": (
        QT_TRANSLATE_NOOP("Sentences", "This file is not for a desk."),
        QT_TRANSLATE_NOOP("Sentences", "It is left alone."),
    ),
    "accepted": (
        QT_TRANSLATE_NOOP("Sentences", "Accepted."),
        "",
    ),
    "already_have": (
        QT_TRANSLATE_NOOP("Sentences", "Known already."),
        "",
    ),
    "paper_read_back_differs": (
        QT_TRANSLATE_NOOP("Sentences", "A code on the finished pages does not read as it should."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Print again. If it stays so, print at another desk. The cards are kept; nothing wrong"
            " was left.",
        ),
    ),
    "paper_unreadable": (
        QT_TRANSLATE_NOOP("Sentences", "The finished pages cannot be read back from the disk."),
        QT_TRANSLATE_NOOP("Sentences", "Print again into another folder. The cards are kept."),
    ),
    "window_silent": (
        QT_TRANSLATE_NOOP("Sentences", "testdesk is open already, and its window does not answer."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Close that window, or restart the laptop, then start testdesk again."
        ),
    ),
    "alg_unknown": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The file is sealed in a way that this version does not know."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Update testdesk on this laptop."),
    ),
    "backup_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The backup is damaged, or is no backup of this kind."),
        QT_TRANSLATE_NOOP("Sentences", "Restore another one. Nothing was changed."),
    ),
    "home_not_empty": (
        QT_TRANSLATE_NOOP("Sentences", "There is a station in this folder already."),
        QT_TRANSLATE_NOOP("Sentences", "Restore into an empty folder. Nothing was changed."),
    ),
}
