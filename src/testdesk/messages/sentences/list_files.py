"""Sentences about lists: why a whole file was not imported, or why checking it ended."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
LIST_FILES: dict[str, tuple[str, str]] = {
    "roster_empty": (
        translatable("Sentences", "There is nobody on the list."),
        translatable("Sentences", "Choose another file."),
    ),
    "roster_no_header": (
        translatable("Sentences", "The list has no line with column names."),
        translatable(
            "Sentences",
            "Put the column names into the first line: name, number, building, room.",
        ),
    ),
    "roster_no_header.hidden": (
        translatable("Sentences", "The list is on a hidden worksheet, which is not read."),
        translatable("Sentences", "If it is the right worksheet, unhide it and save the file."),
    ),
    "roster_two_names": (
        translatable("Sentences", "Two columns may hold the names of the people: {columns}."),
        translatable(
            "Sentences",
            "Give the right one the heading Name, or remove the other one from the list.",
        ),
    ),
    "roster_two_names.parts": (
        translatable("Sentences", "Each name is split across two columns: {columns}."),
        translatable("Sentences", "Put the whole name in one column called Name."),
    ),
    "roster_too_large": (
        translatable("Sentences", "The list is too large for one file."),
        translatable("Sentences", "Split it by compound."),
    ),
    "roster_stopped": (
        Counted(
            "Sentences",
            "Stopped: {taken} person from the list was imported.",
            "Stopped: {taken} people from the list were imported.",
            count_name="taken",
        ),
        translatable("Sentences", "Import the same list again to continue."),
    ),
    "roster_stopped.nothing": (
        translatable("Sentences", "Stopped: nobody on the list was imported."),
        translatable("Sentences", "Import the same list again to start over."),
    ),
    "roster_stopped.looking": (
        translatable("Sentences", "Checking the list was stopped. Nothing was imported."),
        translatable("Sentences", "Choose the list again to check it."),
    ),
    "roster_unreadable": (
        translatable("Sentences", "The list cannot be read."),
        translatable("Sentences", "Save it as .xlsx or .csv and try again."),
    ),
    "roster_unreadable.password": (
        translatable("Sentences", "The file has a password."),
        translatable("Sentences", "Remove the password in the spreadsheet and save it again."),
    ),
    "roster_unreadable.web_page": (
        translatable("Sentences", "The file is a web page, whatever its name suggests."),
        translatable("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.xml_2003": (
        translatable(
            "Sentences", "The file is an XML spreadsheet of 2003, whatever its name suggests."
        ),
        translatable("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.xml": (
        translatable("Sentences", "The file is XML, not a list."),
        translatable("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.old_excel": (
        translatable("Sentences", "The file is from a version of Excel older than 1993."),
        translatable("Sentences", "Open it in a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.word": (
        translatable("Sentences", "The file is a text document, not a spreadsheet."),
        translatable("Sentences", "Copy its table into a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.pdf": (
        translatable("Sentences", "The file is a PDF."),
        translatable("Sentences", "Ask for the spreadsheet it was made from."),
    ),
    "roster_unreadable.picture": (
        translatable("Sentences", "The file is a picture."),
        translatable("Sentences", "Ask for the spreadsheet it was made from."),
    ),
    "roster_unreadable.archive": (
        translatable("Sentences", "The file is a packed folder."),
        translatable("Sentences", "Unpack it and choose the list in it."),
    ),
    "roster_unreadable.apple": (
        translatable("Sentences", "The file is a document of Apple's Numbers or Pages."),
        translatable(
            "Sentences",
            "From Numbers, export it as Excel (.xlsx). From Pages, copy the table into a "
            "spreadsheet.",
        ),
    ),
    "roster_unreadable.slides": (
        translatable("Sentences", "The file is a presentation, not a spreadsheet."),
        translatable("Sentences", "Copy its table into a spreadsheet and save it as .xlsx."),
    ),
    "roster_unreadable.mail": (
        translatable("Sentences", "The file is an e-mail."),
        translatable(
            "Sentences", "Open it in a mail program, save the list in it as .xlsx and choose that."
        ),
    ),
    "roster_unreadable.shortcut": (
        translatable("Sentences", "The file is only a link to a list that is stored elsewhere."),
        translatable("Sentences", "Open it, save the list itself as .xlsx and choose that."),
    ),
    "roster_unreadable.json": (
        translatable("Sentences", "The file is JSON, the data of another program."),
        translatable("Sentences", "Ask for the list as .xlsx or .csv."),
    ),
    "roster_unreadable.database": (
        translatable("Sentences", "The file is a database."),
        translatable("Sentences", "Ask for the list as .xlsx or .csv."),
    ),
    "roster_unreadable.encoding": (
        translatable("Sentences", "The file's character encoding cannot be determined."),
        translatable("Sentences", "Save it as .xlsx, or as CSV in UTF-8."),
    ),
    "roster_unreadable.binary": (
        translatable("Sentences", "The file is neither text nor a spreadsheet."),
        translatable("Sentences", "Save it as .xlsx or .csv and try again."),
    ),
    "roster_unreadable.quoting": (
        translatable("Sentences", "A line of the file is too long for a list."),
        translatable("Sentences", "Look for a quotation mark that was never closed."),
    ),
    "roster_unreadable.workbook": (
        translatable("Sentences", "The spreadsheet is damaged, or it is a packed folder."),
        translatable(
            "Sentences", "Unpack it, or open it in a spreadsheet; save the list as .xlsx."
        ),
    ),
}
