"""Papers that a command writes as a PDF file, and the option for their languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.residents.people import Language

if TYPE_CHECKING:
    from testdesk.paper.layout.elements import PaperPage

LANGUAGES_ON_PAPER: dict[str, tuple[Language, ...]] = {
    "zh,ko": ("zh", "ko"),
    "ko,zh": ("ko", "zh"),
    "zh": ("zh",),
    "ko": ("ko",),
}
# Name in JSON -> name of its caption in `messages.labels`: elsewhere `first` and `last` are numbers
# of events, here of tube labels.
_CAPTION_NAMES = {"first": "first_label", "last": "last_label"}

languages_option = click.option(
    "--languages",
    type=click.Choice(list(LANGUAGES_ON_PAPER)),
    default="zh,ko",
    help="Languages of the paper; the first one is printed large.",
)


def write_pdf(
    draw: Callable[[], list[PaperPage]],
    out: Path,
    values: dict[str, Any],
    *,
    on_complete: Callable[[], object] | None = None,
) -> Output:
    """Draws the pages and writes the PDF.

    Args:
        draw: draws the pages, once Qt is loaded.
        out: the PDF.
        values: what the output has besides the file and the number of pages.
        on_complete: called once all pages are on the disk, before the file gets its name.
    """
    from testdesk.bridge.offscreen import offscreen_application  # noqa: PLC0415 - Qt, only to draw
    from testdesk.paper.output.render import write_pages  # noqa: PLC0415 - the same

    application = offscreen_application()
    pages = draw()
    write_pages(out, pages, on_complete=on_complete)
    del application
    summary = {"file": str(out), "pages": len(pages), **values}
    return Output(
        summary, pairs({_CAPTION_NAMES.get(name, name): value for name, value in summary.items()})
    )
