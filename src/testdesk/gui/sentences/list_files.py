"""Lists in words: why a whole file was not taken, or looking at it ended."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

LIST_FILES: dict[str, tuple[str, str]] = {
    "roster_empty": (
        QT_TRANSLATE_NOOP("Sentences", "The list holds nobody."),
        QT_TRANSLATE_NOOP("Sentences", "Choose another file."),
    ),
    "roster_no_header": (
        QT_TRANSLATE_NOOP("Sentences", "The list has no line with the names of the columns."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Put the names of the columns into the first line: name, number, building, room.",
        ),
    ),
    "roster_no_header.hidden": (
        QT_TRANSLATE_NOOP("Sentences", "The list stands on a hidden sheet, which is not read."),
        QT_TRANSLATE_NOOP("Sentences", "Show the sheet if it is the right one, and save the file."),
    ),
    "roster_two_names": (
        QT_TRANSLATE_NOOP("Sentences", "Two columns may hold the names of the people: {columns}."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Call the right one Name, or take the other one out of the list."
        ),
    ),
    "roster_two_names.parts": (
        QT_TRANSLATE_NOOP("Sentences", "Each name is divided between two columns: {columns}."),
        QT_TRANSLATE_NOOP("Sentences", "Put the whole name into one column called Name."),
    ),
    "roster_too_large": (
        QT_TRANSLATE_NOOP("Sentences", "The list is too large for one file."),
        QT_TRANSLATE_NOOP("Sentences", "Divide it by compound."),
    ),
    "roster_stopped": (
        QT_TRANSLATE_NOOP("Sentences", "Stopped: {taken} people of the list were taken in."),
        QT_TRANSLATE_NOOP("Sentences", "Take the same list again to go on."),
    ),
    "roster_stopped.nothing": (
        QT_TRANSLATE_NOOP("Sentences", "Stopped: nobody of the list was taken in."),
        QT_TRANSLATE_NOOP("Sentences", "Take the same list again to begin anew."),
    ),
    "roster_stopped.looking": (
        QT_TRANSLATE_NOOP("Sentences", "Looking at the list was stopped. Nothing was taken in."),
        QT_TRANSLATE_NOOP("Sentences", "Choose the list again to look at it."),
    ),
    "roster_unreadable": (
        QT_TRANSLATE_NOOP("Sentences", "The list cannot be read."),
        QT_TRANSLATE_NOOP("Sentences", "Save it as .xlsx or .csv and try again."),
    ),
    "roster_unreadable.password": (
        QT_TRANSLATE_NOOP("Sentences", "The file has a password."),
        QT_TRANSLATE_NOOP("Sentences", "Remove the password in the spreadsheet and save it again."),
    ),
    "roster_unreadable.web_page": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a web page, whatever its name says."),
        QT_TRANSLATE_NOOP("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.xml_2003": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The file is an XML spreadsheet of 2003, whatever its name says."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.xml": (
        QT_TRANSLATE_NOOP("Sentences", "The file is XML and no list."),
        QT_TRANSLATE_NOOP("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.old_excel": (
        QT_TRANSLATE_NOOP("Sentences", "The file is of an Excel older than 1993."),
        QT_TRANSLATE_NOOP("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.word": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a text document, not a spreadsheet."),
        QT_TRANSLATE_NOOP("Sentences", "Copy its table into a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.pdf": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a PDF."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the spreadsheet that it was made of."),
    ),
    "roster_unreadable.picture": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a picture."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the spreadsheet that it was made of."),
    ),
    "roster_unreadable.archive": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a packed folder."),
        QT_TRANSLATE_NOOP("Sentences", "Unpack it and choose the list in it."),
    ),
    "roster_unreadable.apple": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a document of Apple's Numbers or Pages."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Export it in Numbers as Excel (.xlsx); copy a table of Pages into a spreadsheet.",
        ),
    ),
    "roster_unreadable.slides": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a presentation, not a spreadsheet."),
        QT_TRANSLATE_NOOP("Sentences", "Copy its table into a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.mail": (
        QT_TRANSLATE_NOOP("Sentences", "The file is an e-mail."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Open it in a mail program, save the list in it as .xlsx and choose that."
        ),
    ),
    "roster_unreadable.shortcut": (
        QT_TRANSLATE_NOOP("Sentences", "The file only leads to a list that lies elsewhere."),
        QT_TRANSLATE_NOOP("Sentences", "Open it, save the list itself as .xlsx and choose that."),
    ),
    "roster_unreadable.json": (
        QT_TRANSLATE_NOOP("Sentences", "The file is JSON, the data of another program."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the list as .xlsx or .csv."),
    ),
    "roster_unreadable.database": (
        QT_TRANSLATE_NOOP("Sentences", "The file is a database."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for the list as .xlsx or .csv."),
    ),
    "roster_unreadable.encoding": (
        QT_TRANSLATE_NOOP("Sentences", "The letters of the file cannot be told."),
        QT_TRANSLATE_NOOP("Sentences", "Save it as .xlsx, or as CSV in UTF-8."),
    ),
    "roster_unreadable.binary": (
        QT_TRANSLATE_NOOP("Sentences", "The file is neither text nor a spreadsheet."),
        QT_TRANSLATE_NOOP("Sentences", "Save it as .xlsx or .csv and try again."),
    ),
    "roster_unreadable.quoting": (
        QT_TRANSLATE_NOOP("Sentences", "A line of the file is longer than any list has."),
        QT_TRANSLATE_NOOP("Sentences", "Look for a quotation mark that nobody closed."),
    ),
    "roster_unreadable.workbook": (
        QT_TRANSLATE_NOOP("Sentences", "The spreadsheet is damaged, or it is a packed folder."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Unpack it, or open it in a spreadsheet; save the list as .xlsx."
        ),
    ),
}
