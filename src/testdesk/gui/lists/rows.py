"""The result of checking a list, as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from testdesk.domain.residents.people import Address
from testdesk.formats.roster.changes import PersonChange
from testdesk.formats.roster.reading import BadRow, Unread
from testdesk.formats.roster.report import RosterCheck
from testdesk.gui.person.history_texts import value_text
from testdesk.messages.catalogue import translate
from testdesk.messages.sentences import sentence
from testdesk.messages.sentences.record_fields import field_text

# missing: people whom the station knows in the list's buildings and whom the list does not name;
# bad: rows left out; warnings: remarks on rows that were kept; unread: other contents of the file;
# columns: which column is which field.
Section = Literal["new", "changed", "missing", "bad", "warnings", "unread", "columns"]
RowTexts = tuple[str, str, str]


def counts(check: RosterCheck) -> dict[Section, int]:
    """The number of rows of each section, in the order in which the sections are shown."""
    report = check.report
    return {
        "new": len(check.new),
        "changed": len(check.changed),
        "missing": len(check.missing),
        "bad": len(report.bad),
        "warnings": len(report.warnings),
        "unread": len(report.unread),
        "columns": len(report.columns),
    }


def section_text() -> dict[Section, str]:
    """The title of each section, with {count} in place of the number of rows."""
    return {
        "new": translate("Lists", "New {count}"),
        "changed": translate("Lists", "Changed {count}"),
        "missing": translate("Lists", "Not on it {count}"),
        "bad": translate("Lists", "Left out {count}"),
        "warnings": translate("Lists", "Check {count}"),
        "unread": translate("Lists", "Not read {count}"),
        "columns": translate("Lists", "Columns {count}"),
    }


def rows_of(check: RosterCheck, section: Section) -> Sequence[object]:
    """The rows of a section; their texts are made only when they are shown."""
    if section == "columns":
        return tuple(check.report.columns.items())
    if section in {"bad", "warnings", "unread"}:
        rows: Sequence[object] = getattr(check.report, section)
    else:
        rows = getattr(check, section)
    return rows


def row_texts(row: object) -> RowTexts:
    """Three texts: the position in the file, the person or the column, and what was found."""
    if isinstance(row, PersonChange):
        changes = (
            f"{field_text()[change.field]}: {value_text(change.field, change.before) or '–'} → "
            f"{value_text(change.field, change.after) or '–'}"
            for change in row.changes
        )
        return _location(row.sheet, str(row.row)), row.name, " · ".join(changes)
    if isinstance(row, tuple):
        field, column = row
        return "", column, field_text()[field]
    if isinstance(row, BadRow):
        return (
            _location(row.sheet, row.cell or str(row.row)),
            row.column,
            sentence(row.reason, row.detail),
        )
    if isinstance(row, Unread):
        return _location(row.sheet, row.where), row.text, sentence(row.kind)
    return "", getattr(row, "name", ""), _address_text(getattr(row, "address", Address()))


def _location(sheet: str, where: str) -> str:
    return " ".join(part for part in (sheet, where) if part)


def _address_text(address: Address) -> str:
    door = "-".join(part for part in (address.building, address.unit, address.room) if part)
    return f"{address.compound} {door}".strip()
