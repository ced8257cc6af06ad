"""Sentences about the station itself."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
STATION: dict[str, tuple[str, str]] = {
    "unknown": (
        translatable("Sentences", "Something unexpected happened ({code})."),
        translatable("Sentences", "Give the point lead this code."),
    ),
    "dialog_open": (
        translatable("Sentences", "A form is still open."),
        translatable("Sentences", "Finish it or press Esc, then scan again."),
    ),
    "desk_locked": (
        translatable("Sentences", "The station is locked."),
        translatable("Sentences", "Type the passphrase first, then scan again."),
    ),
    "swabs_differ": (
        translatable("Sentences", "People and counted swabs differ."),
        translatable(
            "Sentences",
            "Count again, tube by tube. If they still differ, choose a reason, which two people "
            "confirm.",
        ),
    ),
    "swabs_not_counted": (
        translatable("Sentences", "The swabs have not been counted."),
        translatable(
            "Sentences", "Count them before you look at the number of people, then export."
        ),
    ),
    "swab_reason_unknown": (
        translatable("Sentences", "This is no reason for a difference of swabs."),
        translatable("Sentences", "Choose one of the six reasons."),
    ),
    "bag_packed": (
        translatable("Sentences", "This bag is packed already, or a tube of it has left."),
        translatable("Sentences", "Use another number for the bag, or leave the tube out."),
    ),
    "bag_not_packed": (
        translatable("Sentences", "No bag with this number was packed here."),
        translatable("Sentences", "Pack it first; the list shows the bags of this station."),
    ),
    "bag_handed_over": (
        translatable("Sentences", "This bag has left already."),
        translatable("Sentences", "Choose another bag; the list shows who took this one along."),
    ),
    "nothing_to_report": (
        translatable("Sentences", "Nobody has worked in this shift yet."),
        translatable("Sentences", "Make the report when the first people are registered."),
    ),
    "claim_damaged": (
        translatable("Sentences", "This is not the code of a sheet of the day, or not all of it."),
        translatable("Sentences", "Read the whole code again from the sheet."),
    ),
    "claim_of_other_station": (
        translatable("Sentences", "This sheet is of another station: {station}."),
        translatable("Sentences", "Check it at that station."),
    ),
    "day_not_closed": (
        translatable("Sentences", "The day is not closed."),
        translatable("Sentences", "Go on registering; the tubes can be opened."),
    ),
    "places_differ": (
        translatable("Sentences", "People and places in tubes differ."),
        translatable("Sentences", "Check the tubes of this shift."),
    ),
    "tube_open": (
        translatable("Sentences", "A tube is still open."),
        translatable("Sentences", "Seal it with F8. If nobody is in it, undo its opening with F9."),
    ),
    "not_exported": (
        translatable("Sentences", "Not everything has been exported."),
        translatable("Sentences", "Plug the stick in and export."),
    ),
    "day_closed": (
        translatable("Sentences", "The day is closed."),
        translatable(
            "Sentences",
            "Open the day again, or sign in to begin the next shift. Tomorrow begins by itself.",
        ),
    ),
    "count_not_exported": (
        translatable("Sentences", "Everybody has been exported, but the count of swabs has not."),
        translatable(
            "Sentences",
            "Plug the stick in and export again; the count comes before the export.",
        ),
    ),
    "station_missing": (
        translatable("Sentences", "This laptop is not a station yet."),
        translatable("Sentences", "Set it up with a kit from headquarters."),
    ),
    "station_exists": (
        translatable("Sentences", "This laptop is already a station."),
        translatable("Sentences", "Its data is kept. Use another folder for another station."),
    ),
    "store_missing": (
        translatable("Sentences", "The data file of this station is missing."),
        translatable(
            "Sentences", "Do not set it up again. Restore a backup, or call headquarters."
        ),
    ),
    "store_damaged": (
        translatable("Sentences", "The data file of this station is damaged."),
        translatable(
            "Sentences", "Do not delete anything. Run “testdesk salvage”, or restore a backup."
        ),
    ),
    "store_too_new": (
        translatable("Sentences", "The data was written by a newer version."),
        translatable("Sentences", "Update testdesk on this laptop."),
    ),
    "store_read_only": (
        translatable("Sentences", "The data file of this station cannot be written to."),
        translatable(
            "Sentences", "Check the permissions of the folder, then open the station again."
        ),
    ),
    "store_unreachable": (
        translatable("Sentences", "The data file cannot be read from the disk."),
        translatable(
            "Sentences", "Free some space on the disk and check its permissions, then try again."
        ),
    ),
    "store_busy": (
        translatable("Sentences", "This data is already open in another testdesk."),
        translatable("Sentences", "Close the other window first."),
    ),
    "printer_gone": (
        translatable("Sentences", "The printer does not answer."),
        translatable("Sentences", "Check the cable, paper and lid, then print again."),
    ),
    "printer_out_of_paper": (
        translatable("Sentences", "The printer has no paper."),
        translatable("Sentences", "Put paper in, then print again."),
    ),
    "printer_not_ready": (
        translatable("Sentences", "The printer is not ready."),
        translatable("Sentences", "Close its cover and check its light, then print again."),
    ),
    "printer_slow": (
        translatable("Sentences", "The printer does not accept the data."),
        translatable("Sentences", "Switch it off and on, then print again."),
    ),
    "printer_stopped": (
        translatable("Sentences", "The printer's queue has stopped."),
        translatable("Sentences", "Resume it in the laptop's settings, then print again."),
    ),
    "printer_queue_waits": (
        translatable("Sentences", "It still waits in the printer's queue."),
        translatable("Sentences", "Check the printer."),
    ),
    "printer_gave_up": (
        translatable("Sentences", "The printer's queue gave up; no paper came out."),
        translatable("Sentences", "Check the printer, then print again."),
    ),
    "printer_result_unknown": (
        translatable("Sentences", "The printer's queue does not say whether it was printed."),
        translatable("Sentences", "Print again if no paper came out."),
    ),
    "printer_silent": (
        translatable("Sentences", "The printer is connected but does not report its state."),
        translatable("Sentences", "Print a test slip from the window."),
    ),
    "spool_kept": (
        translatable(
            "Sentences", "The print system keeps each printed card for {hours} h, not encrypted."
        ),
        translatable("Sentences", "Ask the administrator to run: cupsctl PreserveJobFiles=No"),
    ),
    "spool_kept.for_ever": (
        translatable("Sentences", "The print system keeps every printed card, not encrypted."),
        translatable("Sentences", "Ask the administrator to run: cupsctl PreserveJobFiles=No"),
    ),
    "spool_kept.windows": (
        translatable("Sentences", "Windows keeps every printed card, not encrypted."),
        translatable(
            "Sentences",
            "In the printer's properties, under Advanced, untick “Keep printed documents”.",
        ),
    ),
    "spool_unknown": (
        translatable(
            "Sentences", "It cannot be read here whether the print system keeps printed cards."
        ),
        translatable(
            "Sentences", "Ask the administrator to look at PreserveJobFiles in cupsd.conf."
        ),
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
        translatable("Sentences", "This laptop has no font for: {languages}."),
        translatable("Sentences", "Install the fonts that the guide names."),
    ),
    "qt_missing": (
        translatable("Sentences", "PySide6 is not installed, so this was not checked."),
        translatable("Sentences", "Run in testdesk's folder: uv sync. The window needs it, too."),
    ),
    "scanner_not_seen": (
        translatable("Sentences", "No scanner was found; many look like a keyboard."),
        translatable("Sentences", "Scan a card and watch the register page."),
    ),
    "database_not_opened": (
        translatable("Sentences", "Without the passphrase, the data was not opened."),
        translatable(
            "Sentences", "Give the passphrase with --passphrase-file to check the data too."
        ),
    ),
    "disk_low": (
        translatable("Sentences", "The disk is nearly full."),
        translatable("Sentences", "Free some space before the day begins."),
    ),
    "clock_unchecked": (
        translatable("Sentences", "There is nothing yet to compare this laptop's clock with."),
        translatable("Sentences", "Compare the date and time with a telephone."),
    ),
    "clock_behind": (
        Counted(
            "Sentences",
            "The clock of this laptop is {minutes} minute behind.",
            "The clock of this laptop is {minutes} minutes behind.",
            count_name="minutes",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_behind.days": (
        Counted(
            "Sentences",
            "The clock of this laptop is {days} day behind.",
            "The clock of this laptop is {days} days behind.",
            count_name="days",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_ahead.days": (
        Counted(
            "Sentences",
            "The clock of this laptop is {days} day ahead.",
            "The clock of this laptop is {days} days ahead.",
            count_name="days",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
    "clock_far_ahead": (
        Counted(
            "Sentences",
            "By this laptop's clock, its newest entry or file is {days} day old: either nobody "
            "has worked since then, or the clock is ahead.",
            "By this laptop's clock, its newest entry or file is {days} days old: either nobody "
            "has worked since then, or the clock is ahead.",
            count_name="days",
        ),
        translatable("Sentences", "Compare the date and time with a telephone."),
    ),
    "clock_far_ahead.signed": (
        Counted(
            "Sentences",
            "By this laptop's clock, the newest file from headquarters is {days} day old: either "
            "none has been read here since then, or the clock is ahead.",
            "By this laptop's clock, the newest file from headquarters is {days} days old: either "
            "none has been read here since then, or the clock is ahead.",
            count_name="days",
        ),
        translatable("Sentences", "Compare the date and time with a telephone."),
    ),
    "clock_differs": (
        Counted(
            "Sentences",
            "By this laptop's clock, an entry of station {station} is {minutes} minute in the "
            "future: one of the two clocks is wrong.",
            "By this laptop's clock, an entry of station {station} is {minutes} minutes in the "
            "future: one of the two clocks is wrong.",
            count_name="minutes",
        ),
        translatable(
            "Sentences",
            "Compare the date and time of both with a telephone, and correct the wrong one.",
        ),
    ),
    "clock_differs.days": (
        Counted(
            "Sentences",
            "By this laptop's clock, an entry of station {station} is {days} day in the future: "
            "one of the two clocks is wrong.",
            "By this laptop's clock, an entry of station {station} is {days} days in the future: "
            "one of the two clocks is wrong.",
            count_name="days",
        ),
        translatable(
            "Sentences",
            "Compare the date and time of both with a telephone, and correct the wrong one.",
        ),
    ),
    "clock_moved": (
        translatable(
            "Sentences", "The clock was moved while the program ran, by minutes: {minutes}."
        ),
        translatable(
            "Sentences",
            "Compare the date and time with a telephone. If they are right now, press Ctrl+T in "
            "the window, or run “testdesk confirm-clock”; if not, correct them first.",
        ),
    ),
    "clock_was_wrong": (
        translatable("Sentences", "Registered while the clock was wrong in this shift: {people}."),
        translatable(
            "Sentences",
            "Nobody is left out because of it, but their times are marked. Compare the clock with "
            "a telephone.",
        ),
    ),
}
