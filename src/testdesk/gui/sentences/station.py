"""The desk itself, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

STATION: dict[str, tuple[str, str]] = {
    "unknown": (
        QT_TRANSLATE_NOOP("Sentences", "Something else happened ({code})."),
        QT_TRANSLATE_NOOP("Sentences", "Tell the point lead this word."),
    ),
    "sheet_open": (
        QT_TRANSLATE_NOOP("Sentences", "A form is still open."),
        QT_TRANSLATE_NOOP("Sentences", "Finish it or press Esc, then scan again."),
    ),
    "desk_locked": (
        QT_TRANSLATE_NOOP("Sentences", "The desk is locked."),
        QT_TRANSLATE_NOOP("Sentences", "Type the passphrase first, then scan again."),
    ),
    "swabs_differ": (
        QT_TRANSLATE_NOOP("Sentences", "People and counted swabs differ."),
        QT_TRANSLATE_NOOP("Sentences", "Count again, and compare with the tubes."),
    ),
    "places_differ": (
        QT_TRANSLATE_NOOP("Sentences", "People and places in tubes differ."),
        QT_TRANSLATE_NOOP("Sentences", "Look through the tubes of this shift."),
    ),
    "tube_open": (
        QT_TRANSLATE_NOOP("Sentences", "A tube is still open."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Seal it with F8. If nobody is in it, take its opening back with F9."
        ),
    ),
    "not_exported": (
        QT_TRANSLATE_NOOP("Sentences", "Not everything is exported."),
        QT_TRANSLATE_NOOP("Sentences", "Plug the stick in and export."),
    ),
    "day_closed": (
        QT_TRANSLATE_NOOP("Sentences", "The day is closed, with its count of swabs."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "If the count was wrong, tell headquarters. The next scan begins a new day.",
        ),
    ),
    "count_not_exported": (
        QT_TRANSLATE_NOOP("Sentences", "Everybody is exported, but the count of swabs is not."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Plug the stick in and export once more; the count comes before the export.",
        ),
    ),
    "station_missing": (
        QT_TRANSLATE_NOOP("Sentences", "This laptop is no station yet."),
        QT_TRANSLATE_NOOP("Sentences", "Set it up with a kit from headquarters."),
    ),
    "station_exists": (
        QT_TRANSLATE_NOOP("Sentences", "This laptop is a station already."),
        QT_TRANSLATE_NOOP("Sentences", "Its data is kept. Use another folder for another station."),
    ),
    "store_missing": (
        QT_TRANSLATE_NOOP("Sentences", "The data file of this desk is missing."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Do not set it up anew. Restore a backup, or call headquarters."
        ),
    ),
    "store_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "The data file of this desk is damaged."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Do not delete anything. Run “testdesk salvage”, or restore a backup."
        ),
    ),
    "store_too_new": (
        QT_TRANSLATE_NOOP("Sentences", "The data was written by a newer version."),
        QT_TRANSLATE_NOOP("Sentences", "Update testdesk on this laptop."),
    ),
    "store_read_only": (
        QT_TRANSLATE_NOOP("Sentences", "The data file of this desk cannot be written to."),
        QT_TRANSLATE_NOOP("Sentences", "Check the rights on the folder, then open the desk again."),
    ),
    "store_unreachable": (
        QT_TRANSLATE_NOOP("Sentences", "The disk does not give the data file."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Make room on the disk and check its rights, then try again."
        ),
    ),
    "store_busy": (
        QT_TRANSLATE_NOOP("Sentences", "Another testdesk is open on this data."),
        QT_TRANSLATE_NOOP("Sentences", "Close the other window first."),
    ),
    "printer_gone": (
        QT_TRANSLATE_NOOP("Sentences", "The printer does not answer."),
        QT_TRANSLATE_NOOP("Sentences", "Look at cable, paper and lid, then print again."),
    ),
    "printer_out_of_paper": (
        QT_TRANSLATE_NOOP("Sentences", "The printer has no paper."),
        QT_TRANSLATE_NOOP("Sentences", "Put paper in, then print again."),
    ),
    "printer_not_ready": (
        QT_TRANSLATE_NOOP("Sentences", "The printer is not ready."),
        QT_TRANSLATE_NOOP("Sentences", "Close its cover and look at its lamp, then print again."),
    ),
    "printer_slow": (
        QT_TRANSLATE_NOOP("Sentences", "The printer does not take the data."),
        QT_TRANSLATE_NOOP("Sentences", "Switch it off and on, then print again."),
    ),
    "printer_stopped": (
        QT_TRANSLATE_NOOP("Sentences", "The printer's queue stands still."),
        QT_TRANSLATE_NOOP("Sentences", "Let it go on in the laptop's settings, then print again."),
    ),
    "printer_queue_waits": (
        QT_TRANSLATE_NOOP("Sentences", "It still waits in the printer's queue."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the printer."),
    ),
    "printer_gave_up": (
        QT_TRANSLATE_NOOP("Sentences", "The printer's queue gave up; no paper came out."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the printer, then print again."),
    ),
    "printer_result_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "The printer's queue does not say whether it was printed."),
        QT_TRANSLATE_NOOP("Sentences", "Print again if no paper came out."),
    ),
    "printer_silent": (
        QT_TRANSLATE_NOOP("Sentences", "The printer is there but does not tell its state."),
        QT_TRANSLATE_NOOP("Sentences", "Print a test slip from the window."),
    ),
    "printer_address_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This is no address of a receipt printer."),
        QT_TRANSLATE_NOOP("Sentences", "Write it as 192.168.1.50 or 192.168.1.50:9100."),
    ),
    "printer_takes_slips": (
        QT_TRANSLATE_NOOP("Sentences", "A receipt printer prints slips only."),
        QT_TRANSLATE_NOOP("Sentences", "Choose 58 mm or 80 mm paper."),
    ),
    "display_missing": (
        QT_TRANSLATE_NOOP("Sentences", "There is no screen to show the window on."),
        QT_TRANSLATE_NOOP("Sentences", "Start testdesk at the laptop itself, or use its commands."),
    ),
    "printer_missing": (
        QT_TRANSLATE_NOOP("Sentences", "No printer is set up."),
        QT_TRANSLATE_NOOP("Sentences", "Cards go into a PDF file until then."),
    ),
    "fonts_missing": (
        QT_TRANSLATE_NOOP("Sentences", "Letters are missing on this laptop: {languages}."),
        QT_TRANSLATE_NOOP("Sentences", "Install the fonts that the guide names."),
    ),
    "scanner_not_seen": (
        QT_TRANSLATE_NOOP("Sentences", "No scanner is seen; many look like a keyboard."),
        QT_TRANSLATE_NOOP("Sentences", "Scan a card and look at the register page."),
    ),
    "database_not_opened": (
        QT_TRANSLATE_NOOP("Sentences", "The data was not opened without the passphrase."),
        QT_TRANSLATE_NOOP("Sentences", "Give it with --passphrase-file to look into it."),
    ),
    "disk_low": (
        QT_TRANSLATE_NOOP("Sentences", "The disk is nearly full."),
        QT_TRANSLATE_NOOP("Sentences", "Make room before the day begins."),
    ),
    "clock_unchecked": (
        QT_TRANSLATE_NOOP("Sentences", "There is nothing yet to compare this laptop's clock with."),
        QT_TRANSLATE_NOOP("Sentences", "Compare date and time with a telephone."),
    ),
    "clock_behind": (
        QT_TRANSLATE_NOOP("Sentences", "The clock of this laptop is {minutes} minutes behind."),
        QT_TRANSLATE_NOOP("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_behind.days": (
        QT_TRANSLATE_NOOP("Sentences", "The clock of this laptop is {days} days behind."),
        QT_TRANSLATE_NOOP("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_ahead.days": (
        QT_TRANSLATE_NOOP("Sentences", "The clock of this laptop is {days} days ahead."),
        QT_TRANSLATE_NOOP("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_far_ahead": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "By the clock of this laptop the newest entry or file that it knows of is {days} days "
            "old: so long nobody worked, or the clock is ahead.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Compare date and time with a telephone."),
    ),
    "clock_far_ahead.signed": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "By the clock of this laptop the newest file from headquarters is {days} days old: "
            "so long none was read here, or the clock is ahead.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Compare date and time with a telephone."),
    ),
    "clock_differs": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Desk {station} wrote an entry {minutes} minutes after the time that this laptop's "
            "clock shows now: one of the two is wrong.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Compare date and time of both with a telephone, and set the wrong one."
        ),
    ),
    "clock_differs.days": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Desk {station} wrote an entry {days} days after the time that this laptop's clock "
            "shows now: one of the two is wrong.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Compare date and time of both with a telephone, and set the wrong one."
        ),
    ),
    "clock_was_wrong": (
        QT_TRANSLATE_NOOP("Sentences", "Registered under a wrong clock in this shift: {people}."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Nobody is missing for it: their times are marked. Compare the clock with a telephone.",
        ),
    ),
}
