"""Lists in words: why a row or a cell was not taken as it stands, and what was not read."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

LISTS: dict[str, tuple[str, str]] = {
    "id_number_mangled": (
        QT_TRANSLATE_NOOP("Sentences", "The spreadsheet has spoiled the ID number."),
        QT_TRANSLATE_NOOP("Sentences", "Give the column the kind text, and type the number again."),
    ),
    "id_number_missing": (
        QT_TRANSLATE_NOOP("Sentences", "There is no ID number."),
        QT_TRANSLATE_NOOP("Sentences", "Ask for it when the person comes."),
    ),
    "id_number_second": (
        QT_TRANSLATE_NOOP("Sentences", "This second cell for a document number was left out."),
        QT_TRANSLATE_NOOP("Sentences", "Compare it with the number that was kept."),
    ),
    "row_duplicate": (
        QT_TRANSLATE_NOOP("Sentences", "This person stands in the list twice."),
        QT_TRANSLATE_NOOP("Sentences", "The first row was kept."),
    ),
    "number_of_two": (
        QT_TRANSLATE_NOOP("Sentences", "A row of another name has this number already."),
        QT_TRANSLATE_NOOP("Sentences", "The first row was kept. Compare both documents."),
    ),
    "two_names": (
        QT_TRANSLATE_NOOP("Sentences", "Two people stand in one cell."),
        QT_TRANSLATE_NOOP("Sentences", "Give each of them a row."),
    ),
    "sample_row": (
        QT_TRANSLATE_NOOP("Sentences", "This row shows how to fill in the list."),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "not_a_person": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This row names nobody: a total, a signature, a heading or an empty home."
        ),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "text_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "Letters of this cell were lost, or it shows an error."),
        QT_TRANSLATE_NOOP("Sentences", "Type it again."),
    ),
    "clock_wrong": (
        QT_TRANSLATE_NOOP("Sentences", "The date of this laptop is wrong."),
        QT_TRANSLATE_NOOP("Sentences", "Set the date and time, then try again."),
    ),
    "clock_wrong.behind_signed": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The date of this laptop is {today}, but a file that headquarters made on {signed} "
            "was read here. The paper would bear a wrong date.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Set the date and time, then try again. If the date of this laptop is right, tell "
            "headquarters: theirs is wrong, and their next file puts it right here.",
        ),
    ),
    "name_unclear": (
        QT_TRANSLATE_NOOP("Sentences", "The name is not clear. It was kept."),
        QT_TRANSLATE_NOOP("Sentences", "Compare it with the document when the person comes."),
    ),
    "name_trimmed": (
        QT_TRANSLATE_NOOP("Sentences", "What stands in brackets beside the name was left out."),
        "",
    ),
    "phone_second": (
        QT_TRANSLATE_NOOP("Sentences", "There is more than one phone number."),
        QT_TRANSLATE_NOOP("Sentences", "The first one was kept."),
    ),
    "phone_trimmed": (
        QT_TRANSLATE_NOOP("Sentences", "What stands beside the phone number was left out."),
        "",
    ),
    "phone_unusual": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The phone number has a digit too many or too few for a mobile phone."
        ),
        QT_TRANSLATE_NOOP("Sentences", "It was kept. Ask the person."),
    ),
    "nothing_above": (
        QT_TRANSLATE_NOOP("Sentences", 'The cell says "as above", and nothing stands above.'),
        QT_TRANSLATE_NOOP("Sentences", "It was left out."),
    ),
    "address_beside_parts": (
        QT_TRANSLATE_NOOP("Sentences", "Building or room have columns of their own."),
        QT_TRANSLATE_NOOP("Sentences", "The column with the whole address was left out."),
    ),
    "note_cut": (
        QT_TRANSLATE_NOOP("Sentences", "The note has more than 500 letters."),
        QT_TRANSLATE_NOOP("Sentences", "The rest was left out."),
    ),
    "check_letter_read": (
        QT_TRANSLATE_NOOP("Sentences", "The sign at the end of the ID number was read as X."),
        "",
    ),
    "quotation_mark": (
        QT_TRANSLATE_NOOP("Sentences", "A quotation mark in this row was not closed."),
        QT_TRANSLATE_NOOP("Sentences", "The row was read as it stands: look at it."),
    ),
    "listed_again": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Was taken off the list on {day}. This list puts the person on it again."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Ask whoever sent this list if that is right."),
    ),
    "listed_again.moved_away": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Was taken off the list on {day}: moved away. This list puts the person on it again.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Ask whoever sent this list if that is right."),
    ),
    "listed_again.died": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Was taken off the list on {day}: has died. This list puts the person on it again.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Ask whoever sent this list if that is right."),
    ),
    "listed_again.listed_twice": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Was taken off the list on {day}: listed twice. This list puts the person on it again.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Ask whoever sent this list if that is right."),
    ),
    "listed_again.mistake": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Was taken off the list on {day}: listed by mistake."
            " This list puts the person on it again.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Ask whoever sent this list if that is right."),
    ),
    "sheet_hidden": (
        QT_TRANSLATE_NOOP("Sentences", "This sheet is hidden and was not read."),
        QT_TRANSLATE_NOOP("Sentences", "Show it if its people belong to the list."),
    ),
    "sheet_without_header": (
        QT_TRANSLATE_NOOP("Sentences", "This sheet has no names of columns and was not read."),
        QT_TRANSLATE_NOOP("Sentences", "Put them into its first line if people stand on it."),
    ),
    "sheet_of_other_columns": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This sheet has other columns than the list and was not read."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Save it as a file of its own if people stand on it."),
    ),
    "lines_above": (
        QT_TRANSLATE_NOOP("Sentences", "These lines above the names of the columns were not read."),
        "",
    ),
    "column_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This column was not read."),
        "",
    ),
    "block_beside": (
        QT_TRANSLATE_NOOP("Sentences", "A second list stands beside the first and was not read."),
        QT_TRANSLATE_NOOP("Sentences", "Put its people below the others."),
    ),
    "columns_beyond": (
        QT_TRANSLATE_NOOP("Sentences", "What stands right of column 64 was not read."),
        "",
    ),
    "rows_without_person": (
        QT_TRANSLATE_NOOP("Sentences", "These rows name nobody."),
        "",
    ),
    "rows_hidden": (
        QT_TRANSLATE_NOOP("Sentences", "These rows are hidden in the spreadsheet. They were read."),
        QT_TRANSLATE_NOOP("Sentences", "Delete them if their people do not belong to the list."),
    ),
    "rows_hidden_by_default": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This sheet hides rows by default. All its rows were read, shown or not."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Show all rows and look through them."),
    ),
    "columns_hidden": (
        QT_TRANSLATE_NOOP(
            "Sentences", "These columns are hidden in the spreadsheet. They were read."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Delete them if they do not belong to the list."),
    ),
    "building_from_sheet": (
        QT_TRANSLATE_NOOP("Sentences", "The name of the sheet was taken for the building."),
        "",
    ),
}
