"""The result of importing or checking a list, as output or as a CSV file.

It names the rows that were left out, the doubtful rows, the parts of the file that were not read,
and, for a check, the people who would change.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from testdesk.cli.shared.language import language
from testdesk.cli.shared.options import NEW_FILE
from testdesk.cli.shared.output import Output, aligned, sentence_of
from testdesk.domain.residents.masking import mask_document_number, mask_phone
from testdesk.formats.roster.changes import PersonChange
from testdesk.formats.roster.reading import BadRow, Unread
from testdesk.formats.roster.report import RosterCheck, RosterReport
from testdesk.messages.sentences.list_report import list_text
from testdesk.messages.sentences.record_fields import field_text
from testdesk.paper.output.saving import save

# "sheet" is a worksheet: the released name of the column.
_HEADINGS = ("sheet", "row", "cell", "column", "reason", "meaning")
_MASKS = {"document_number": mask_document_number, "phone": mask_phone}

report_option = click.option(
    "--report", type=NEW_FILE, help="CSV file for the rows that were left out or are doubtful."
)
check_option = click.option(
    "--check",
    is_flag=True,
    help="Checks the list without importing it: what was understood, and who would change.",
)


_Section = tuple[str, Sequence[str], Sequence[Sequence[object]]]
"""The name of the title, the names of the headings, the rows."""


def write_bad_rows(file: Path | None, report: RosterReport) -> None:
    """Writes rows left out, doubtful rows and unread parts to a CSV file, if one was named.

    Raises:
        EnvironmentFault: disk_full, write_failed.
    """
    if file is None:
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_HEADINGS, "kept"))
    for rows, kept in ((report.bad, "no"), (report.warnings, "yes")):
        writer.writerows((*_values(row), kept) for row in rows)
    writer.writerows(("", "", *_unread_values(part), "") for part in report.unread)
    save(file, text.getvalue().encode("utf-8-sig"))


def report_output(report: RosterReport) -> Output:
    """The output for a list that was imported."""
    counts = _counts(report)
    value = {**msgspec.to_builtins(report), **counts, **_rows_as_json(report)}
    shown_counts = {"kept": report.kept, **_people(report), "left_out": len(report.bad)}
    return Output(value, _counts_text(shown_counts) + _report_text(report))


def check_output(check: RosterCheck) -> Output:
    """The output for a list that was only checked."""
    report, counts = check.report, _counts(check.report)
    value = {
        **msgspec.to_builtins(report),
        **counts,
        **_rows_as_json(report),
        "checked": True,
        "people": {
            "new": [_change(person) for person in check.new],
            "changed": [_change(person) for person in check.changed],
            "missing": [
                {
                    "resident": person.resident,
                    "name": person.name,
                    "address": person.address.in_short,
                }
                for person in check.missing
            ],
        },
    }
    missing, bad = len(check.missing), len(report.bad)
    # "missing" people are listed until now, and this list does not name them.
    shown_counts = {"would_keep": report.kept, **_people(report), "gone": missing, "left_out": bad}
    return Output(value, _counts_text(shown_counts) + _check_text(check) + _report_text(report))


def _counts(report: RosterReport) -> dict[str, object]:
    return {"kept": report.kept, **_people(report)}


def _people(report: RosterReport) -> dict[str, object]:
    return {"new": report.new, "changed": report.changed, "unchanged": report.unchanged}


def _captions() -> dict[str, str]:
    return list_text(language())


def _field_labels() -> dict[str, str]:
    return field_text(language())


def _counts_text(counts: dict[str, object]) -> str:
    texts = _captions()
    return aligned([(texts[head], count) for head, count in counts.items()])


def _rows_as_json(report: RosterReport) -> dict[str, Any]:
    return {
        "bad": [_row_as_json(row) for row in report.bad],
        "warnings": [_row_as_json(row) for row in report.warnings],
        "warnings_by_column": _by_column(report.warnings),
        "unread": [
            {**msgspec.to_builtins(part), "message": sentence_of(part.kind, {})}
            for part in report.unread
        ],
    }


def _row_as_json(row: BadRow) -> dict[str, Any]:
    return {**msgspec.to_builtins(row), "message": sentence_of(row.reason, row.detail)}


def _by_column(rows: Sequence[BadRow]) -> list[dict[str, object]]:
    """The number of warnings of each kind in each column."""
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        counts[row.column, row.reason] = counts.get((row.column, row.reason), 0) + 1
    return [{"column": c, "reason": r, "count": n} for (c, r), n in counts.items()]


def _change(person: PersonChange) -> dict[str, object]:
    changes = [
        {
            "field": change.field,
            "before": _shown(change.field, change.before),
            "after": _shown(change.field, change.after),
        }
        for change in person.changes
    ]
    return {
        "resident": person.resident,
        "name": person.name,
        "sheet": person.sheet,
        "row": person.row,
        "changes": changes,
    }


def _shown(field: str, value: str) -> str:
    mask = _MASKS.get(field)
    return mask(value) if mask else value


def _report_text(report: RosterReport) -> str:
    fields = _field_labels()
    columns = [(fields[field], text) for field, text in report.columns.items()]
    unread = [(part.sheet, *_unread_values(part)) for part in report.unread]
    headings = ("sheet", "where", "column", "what", "meaning")
    parts: list[_Section] = [
        ("columns", ("field", "column"), columns),
        ("bad", _HEADINGS, [_values(row) for row in report.bad]),
        ("warnings", _HEADINGS, [_values(row) for row in report.warnings]),
        ("unread", headings, unread),
    ]
    return _sections(parts)


def _check_text(check: RosterCheck) -> str:
    fields = _field_labels()
    changed = [
        (person.sheet, person.row, person.name, fields[change.field],
         f"{_shown(change.field, change.before) or '-'} → {_shown(change.field, change.after)}")
        for person in check.changed
        for change in person.changes
    ]  # fmt: skip
    return _sections([
        ("new", ("sheet", "row", "name"), [(new.sheet, new.row, new.name) for new in check.new]),
        ("changed", ("sheet", "row", "name", "field", "change"), changed),
        ("missing",
         ("resident", "name", "address"),
         [(gone.resident, gone.name, gone.address.in_short) for gone in check.missing]),
    ])  # fmt: skip


def _sections(parts: Sequence[_Section]) -> str:
    texts = _captions()
    return "".join(
        f"\n\n{texts[title]}:\n{aligned([[texts[head] for head in headings], *rows])}"
        for title, headings, rows in parts
        if rows
    )


def _values(row: BadRow) -> tuple[object, ...]:
    meaning = sentence_of(row.reason, row.detail)
    return row.sheet, row.row, row.cell, row.column, row.reason, meaning


def _unread_values(part: Unread) -> tuple[str, str, str, str]:
    return part.where, part.text, part.kind, sentence_of(part.kind, {})
