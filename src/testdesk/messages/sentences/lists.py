"""Sentences about lists: why a row or a cell was not imported unchanged, and what was not read."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
LISTS: dict[str, tuple[str, str]] = {
    "id_number_mangled": (
        translatable("Sentences", "The spreadsheet has changed the ID number."),
        translatable("Sentences", "Format the column as text, and type the number again."),
    ),
    "id_number_missing": (
        translatable("Sentences", "There is no ID number."),
        translatable("Sentences", "Ask for it when the person comes."),
    ),
    "id_number_second": (
        translatable("Sentences", "This row has a second document number, which was left out."),
        translatable("Sentences", "Compare it with the number that was kept."),
    ),
    "row_duplicate": (
        translatable("Sentences", "This person is on the list twice."),
        translatable("Sentences", "The first row was kept."),
    ),
    "number_of_two": (
        translatable("Sentences", "Another row already has this number, with a different name."),
        translatable("Sentences", "The first row was kept. Compare both documents."),
    ),
    "two_names": (
        translatable("Sentences", "There are two people in one cell."),
        translatable("Sentences", "Give each of them a row of their own."),
    ),
    "sample_row": (
        translatable("Sentences", "This row shows how to fill in the list."),
        translatable("Sentences", "It was left out."),
    ),
    "not_a_person": (
        translatable(
            "Sentences",
            "This row names nobody: it is a total, a signature, a heading or an empty home.",
        ),
        translatable("Sentences", "It was left out."),
    ),
    "text_damaged": (
        translatable("Sentences", "This cell has lost letters, or shows an error."),
        translatable("Sentences", "Type it again."),
    ),
    "clock_wrong": (
        translatable("Sentences", "The date of this laptop is wrong."),
        translatable("Sentences", "Set the date and time, then try again."),
    ),
    "clock_wrong.behind_signed": (
        translatable(
            "Sentences",
            "The date of this laptop is {today}, but a file that headquarters made on {signed} "
            "was read here. The paper would show a wrong date.",
        ),
        translatable(
            "Sentences",
            "Set the date and time, then try again. If the date of this laptop is right, tell "
            "headquarters that theirs is wrong. Once it is right, their next file corrects this "
            "laptop.",
        ),
    ),
    "name_unclear": (
        translatable("Sentences", "The name is not clear. It was kept."),
        translatable("Sentences", "Compare it with the document when the person comes."),
    ),
    "name_trimmed": (
        translatable("Sentences", "The text in brackets beside the name was left out."),
        "",
    ),
    "phone_second": (
        translatable("Sentences", "There is more than one phone number."),
        translatable("Sentences", "The first one was kept."),
    ),
    "phone_trimmed": (
        translatable("Sentences", "The text beside the phone number was left out."),
        "",
    ),
    "phone_unusual": (
        translatable(
            "Sentences", "The phone number has a digit too many or too few for a mobile phone."
        ),
        translatable("Sentences", "It was kept. Ask the person."),
    ),
    "nothing_above": (
        translatable("Sentences", 'The cell reads "as above", but there is nothing above it.'),
        translatable("Sentences", "It was left out."),
    ),
    "address_beside_parts": (
        translatable("Sentences", "The building or the room has a column of its own."),
        translatable("Sentences", "The column with the whole address was left out."),
    ),
    "note_cut": (
        translatable("Sentences", "The note has more than 500 letters."),
        translatable("Sentences", "The rest was left out."),
    ),
    "check_letter_read": (
        translatable("Sentences", "The character at the end of the ID number was read as X."),
        "",
    ),
    "quotation_mark": (
        translatable("Sentences", "A quotation mark in this row was not closed."),
        translatable("Sentences", "The row was read as it is: check it."),
    ),
    "listed_again": (
        translatable(
            "Sentences", "Was taken off the list on {day}. This list puts the person back on it."
        ),
        translatable("Sentences", "Ask whoever sent this list whether that is right."),
    ),
    "listed_again.moved_away": (
        translatable(
            "Sentences",
            "Was taken off the list on {day}: moved away. This list puts the person back on it.",
        ),
        translatable("Sentences", "Ask whoever sent this list whether that is right."),
    ),
    "listed_again.died": (
        translatable(
            "Sentences",
            "Was taken off the list on {day}: has died. This list puts the person back on it.",
        ),
        translatable("Sentences", "Ask whoever sent this list whether that is right."),
    ),
    "listed_again.listed_twice": (
        translatable(
            "Sentences",
            "Was taken off the list on {day}: listed twice. This list puts the person back on it.",
        ),
        translatable("Sentences", "Ask whoever sent this list whether that is right."),
    ),
    "listed_again.mistake": (
        translatable(
            "Sentences",
            "Was taken off the list on {day}: listed by mistake. This list puts the person back "
            "on it.",
        ),
        translatable("Sentences", "Ask whoever sent this list whether that is right."),
    ),
    "sheet_hidden": (
        translatable("Sentences", "This sheet is hidden and was not read."),
        translatable("Sentences", "Unhide it if its people belong to the list."),
    ),
    "sheet_without_header": (
        translatable("Sentences", "This sheet has no column names and was not read."),
        translatable(
            "Sentences", "If it lists people, put the names of the columns into its first line."
        ),
    ),
    "sheet_of_other_columns": (
        translatable(
            "Sentences", "This sheet has different columns from the list and was not read."
        ),
        translatable("Sentences", "Save it as a file of its own if it lists people."),
    ),
    "lines_above": (
        translatable("Sentences", "These lines above the column names were not read."),
        "",
    ),
    "column_unknown": (
        translatable("Sentences", "This column was not read."),
        "",
    ),
    "block_beside": (
        translatable("Sentences", "There is a second list beside the first; it was not read."),
        translatable("Sentences", "Move its people below the others."),
    ),
    "columns_beyond": (
        translatable("Sentences", "Columns to the right of column 64 were not read."),
        "",
    ),
    "rows_without_person": (
        translatable("Sentences", "These rows name nobody."),
        "",
    ),
    "rows_hidden": (
        translatable("Sentences", "These rows are hidden in the spreadsheet. They were read."),
        translatable("Sentences", "Delete them if their people do not belong to the list."),
    ),
    "rows_hidden_by_default": (
        translatable(
            "Sentences", "This sheet hides rows by default. All its rows were read, shown or not."
        ),
        translatable("Sentences", "Unhide all rows and check them."),
    ),
    "columns_hidden": (
        translatable("Sentences", "These columns are hidden in the spreadsheet. They were read."),
        translatable("Sentences", "Delete them if they do not belong to the list."),
    ),
    "building_from_sheet": (
        translatable("Sentences", "The name of the worksheet was used as the building."),
        "",
    ),
}
