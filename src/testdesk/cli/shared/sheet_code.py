"""The code of a sheet of the day, as it is given to a command: its text, a PDF or a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.day_claim import read_claim

_PDF, _WORKBOOK = ".pdf", ".xlsx"
_MOST_BYTES = 32 * 2**20


def code_of_sheet(given: str) -> str:
    """The text of the code.

    Args:
        given: the text itself, as a scanner types it, or the name of a PDF or workbook that
            `report day` wrote.

    Raises:
        Refusal: claim_missing: there is none in the file, or several that differ.
        EnvironmentFault: file_unreadable.
    """
    path = Path(given)
    kind = path.suffix.lower()
    if kind not in {_PDF, _WORKBOOK}:
        return given
    data = _read(path)
    codes = set(_claims_among(_texts_in_pdf(data) if kind == _PDF else _cells(data)))
    if len(codes) != 1:
        raise Refusal("claim_missing")
    return codes.pop()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise EnvironmentFault("file_unreadable", errno=error.errno) from error
    if len(data) > _MOST_BYTES:
        raise Refusal("claim_missing")
    return data


def _claims_among(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        try:
            yield read_claim(text).text
        except Refusal:
            continue


def _texts_in_pdf(data: bytes) -> list[str]:
    from testdesk.bridge.offscreen import offscreen_application  # noqa: PLC0415 - Qt, only for this
    from testdesk.paper.layout.pdf_codes import codes_in_pdf  # noqa: PLC0415 - the same

    application = offscreen_application()
    texts = list(codes_in_pdf(data))
    del application
    return texts


def _cells(data: bytes) -> list[str]:
    from testdesk.formats.workbooks.opening import workbook_sheets  # noqa: PLC0415 - only for this
    from testdesk.formats.workbooks.xlsx.book import BROKEN  # noqa: PLC0415 - the same

    try:
        return [
            value
            for sheet in workbook_sheets(data)
            for _, values in sheet.rows
            for value in values
            if isinstance(value, str)
        ]
    except (Refusal, *BROKEN) as error:
        raise Refusal("claim_missing") from error
