"""Sentences about the station itself."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

STATION: dict[str, tuple[str, str]] = {
    "unknown": (
        translatable("Sentences", "Something else happened ({code})."),
        translatable("Sentences", "Tell the point lead this word."),
    ),
    "sheet_open": (
        translatable("Sentences", "A form is still open."),
        translatable("Sentences", "Finish it or press Esc, then scan again."),
    ),
    "desk_locked": (
        translatable("Sentences", "The desk is locked."),
        translatable("Sentences", "Type the passphrase first, then scan again."),
    ),
    "swabs_differ": (
        translatable("Sentences", "People and counted swabs differ."),
        translatable("Sentences", "Count again, and compare with the tubes."),
    ),
    "places_differ": (
        translatable("Sentences", "People and places in tubes differ."),
        translatable("Sentences", "Look through the tubes of this shift."),
    ),
    "tube_open": (
        translatable("Sentences", "A tube is still open."),
        translatable(
            "Sentences", "Seal it with F8. If nobody is in it, take its opening back with F9."
        ),
    ),
    "not_exported": (
        translatable("Sentences", "Not everything is exported."),
        translatable("Sentences", "Plug the stick in and export."),
    ),
    "day_closed": (
        translatable("Sentences", "The day is closed, with its count of swabs."),
        translatable(
            "Sentences",
            "If the count was wrong, tell headquarters. The next scan begins a new day.",
        ),
    ),
    "count_not_exported": (
        translatable("Sentences", "Everybody is exported, but the count of swabs is not."),
        translatable(
            "Sentences",
            "Plug the stick in and export once more; the count comes before the export.",
        ),
    ),
    "station_missing": (
        translatable("Sentences", "This laptop is not a station yet."),
        translatable("Sentences", "Set it up with a kit from headquarters."),
    ),
    "station_exists": (
        translatable("Sentences", "This laptop is a station already."),
        translatable("Sentences", "Its data is kept. Use another folder for another station."),
    ),
    "store_missing": (
        translatable("Sentences", "The data file of this desk is missing."),
        translatable(
            "Sentences", "Do not set it up again. Restore a backup, or call headquarters."
        ),
    ),
    "store_damaged": (
        translatable("Sentences", "The data file of this desk is damaged."),
        translatable(
            "Sentences", "Do not delete anything. Run “testdesk salvage”, or restore a backup."
        ),
    ),
    "store_too_new": (
        translatable("Sentences", "The data was written by a newer version."),
        translatable("Sentences", "Update testdesk on this laptop."),
    ),
    "store_read_only": (
        translatable("Sentences", "The data file of this desk cannot be written to."),
        translatable("Sentences", "Check the rights on the folder, then open the desk again."),
    ),
    "store_unreachable": (
        translatable("Sentences", "The disk does not give the data file."),
        translatable("Sentences", "Make room on the disk and check its rights, then try again."),
    ),
    "store_busy": (
        translatable("Sentences", "Another testdesk is open on this data."),
        translatable("Sentences", "Close the other window first."),
    ),
    "printer_gone": (
        translatable("Sentences", "The printer does not answer."),
        translatable("Sentences", "Look at cable, paper and lid, then print again."),
    ),
    "printer_out_of_paper": (
        translatable("Sentences", "The printer has no paper."),
        translatable("Sentences", "Put paper in, then print again."),
    ),
    "printer_not_ready": (
        translatable("Sentences", "The printer is not ready."),
        translatable("Sentences", "Close its cover and look at its lamp, then print again."),
    ),
    "printer_slow": (
        translatable("Sentences", "The printer does not take the data."),
        translatable("Sentences", "Switch it off and on, then print again."),
    ),
    "printer_stopped": (
        translatable("Sentences", "The printer's queue has stopped."),
        translatable("Sentences", "Let it go on in the laptop's settings, then print again."),
    ),
    "printer_queue_waits": (
        translatable("Sentences", "It still waits in the printer's queue."),
        translatable("Sentences", "Look at the printer."),
    ),
    "printer_gave_up": (
        translatable("Sentences", "The printer's queue gave up; no paper came out."),
        translatable("Sentences", "Look at the printer, then print again."),
    ),
    "printer_result_unknown": (
        translatable("Sentences", "The printer's queue does not say whether it was printed."),
        translatable("Sentences", "Print again if no paper came out."),
    ),
    "printer_silent": (
        translatable("Sentences", "The printer is there but does not tell its state."),
        translatable("Sentences", "Print a test slip from the window."),
    ),
    "printer_address_invalid": (
        translatable("Sentences", "This is not the address of a receipt printer."),
        translatable("Sentences", "Write it as 192.168.1.50 or 192.168.1.50:9100."),
    ),
    "printer_takes_slips": (
        translatable("Sentences", "A receipt printer prints slips only."),
        translatable("Sentences", "Choose 58 mm or 80 mm paper."),
    ),
    "display_missing": (
        translatable("Sentences", "There is no screen to show the window on."),
        translatable("Sentences", "Start testdesk at the laptop itself, or use its commands."),
    ),
    "printer_missing": (
        translatable("Sentences", "No printer is set up."),
        translatable("Sentences", "Cards go into a PDF file until then."),
    ),
    "fonts_missing": (
        translatable("Sentences", "Letters are missing on this laptop: {languages}."),
        translatable("Sentences", "Install the fonts that the guide names."),
    ),
    "qt_missing": (
        translatable("Sentences", "PySide6 is not installed, so this was not checked."),
        translatable("Sentences", "Run in testdesk's folder: uv sync. The window needs it, too."),
    ),
    "scanner_not_seen": (
        translatable("Sentences", "No scanner is seen; many look like a keyboard."),
        translatable("Sentences", "Scan a card and look at the register page."),
    ),
    "database_not_opened": (
        translatable("Sentences", "The data was not opened without the passphrase."),
        translatable("Sentences", "Give it with --passphrase-file to look into it."),
    ),
    "disk_low": (
        translatable("Sentences", "The disk is nearly full."),
        translatable("Sentences", "Make room before the day begins."),
    ),
    "clock_unchecked": (
        translatable("Sentences", "There is nothing yet to compare this laptop's clock with."),
        translatable("Sentences", "Compare date and time with a telephone."),
    ),
    "clock_behind": (
        Counted(
            "Sentences",
            "The clock of this laptop is {minutes} minute behind.",
            "The clock of this laptop is {minutes} minutes behind.",
            by="minutes",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_behind.days": (
        Counted(
            "Sentences",
            "The clock of this laptop is {days} day behind.",
            "The clock of this laptop is {days} days behind.",
            by="days",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_ahead.days": (
        Counted(
            "Sentences",
            "The clock of this laptop is {days} day ahead.",
            "The clock of this laptop is {days} days ahead.",
            by="days",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_far_ahead": (
        Counted(
            "Sentences",
            "By the clock of this laptop the newest entry or file that it knows of is {days} "
            "day old: so long nobody worked, or the clock is ahead.",
            "By the clock of this laptop the newest entry or file that it knows of is {days} "
            "days old: so long nobody worked, or the clock is ahead.",
            by="days",
        ),
        translatable("Sentences", "Compare date and time with a telephone."),
    ),
    "clock_far_ahead.signed": (
        Counted(
            "Sentences",
            "By the clock of this laptop the newest file from headquarters is {days} day old: "
            "so long none was read here, or the clock is ahead.",
            "By the clock of this laptop the newest file from headquarters is {days} days old: "
            "so long none was read here, or the clock is ahead.",
            by="days",
        ),
        translatable("Sentences", "Compare date and time with a telephone."),
    ),
    "clock_differs": (
        Counted(
            "Sentences",
            "Desk {station} wrote an entry {minutes} minute after the time that this laptop's "
            "clock shows now: one of the two is wrong.",
            "Desk {station} wrote an entry {minutes} minutes after the time that this laptop's "
            "clock shows now: one of the two is wrong.",
            by="minutes",
        ),
        translatable(
            "Sentences", "Compare date and time of both with a telephone, and set the wrong one."
        ),
    ),
    "clock_differs.days": (
        Counted(
            "Sentences",
            "Desk {station} wrote an entry {days} day after the time that this laptop's clock "
            "shows now: one of the two is wrong.",
            "Desk {station} wrote an entry {days} days after the time that this laptop's clock "
            "shows now: one of the two is wrong.",
            by="days",
        ),
        translatable(
            "Sentences", "Compare date and time of both with a telephone, and set the wrong one."
        ),
    ),
    "clock_was_wrong": (
        translatable("Sentences", "Registered under a wrong clock in this shift: {people}."),
        translatable(
            "Sentences",
            "Nobody is missing for it: their times are marked. Compare the clock with a telephone.",
        ),
    ),
}
