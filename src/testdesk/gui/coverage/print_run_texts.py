"""Texts for the progress and the result of a print run.

Their context, `CardBatch`, is older than the term *print run*; translations are found by it.
"""

from __future__ import annotations

from testdesk.messages.catalogue import ntranslate, translate
from testdesk.printing.print_run import PrintRunReport

_MAX_NAMES = 6


def phase_text(phase: str) -> str:
    """Describes a phase of `printing.print_run.PrintRun`; `waiting` is for the printer."""
    return {
        "issuing": translate("CardBatch", "Issuing the codes …"),
        "writing": translate("CardBatch", "Laying out the sheets …"),
        "checking": translate("CardBatch", "Reading every code back …"),
        "printing": translate("CardBatch", "Sending to the printer …"),
        "waiting": translate("CardBatch", "Waiting in the printer's queue …"),
    }[phase]


def progress_text(done: int, total: int) -> str:
    """States how many of the cards are done."""
    form = ntranslate("CardBatch", "{done} of {total} card", "{done} of {total} cards", total)
    return form.format(done=done, total=total)


def report_text(report: PrintRunReport) -> str:
    """States how many cards were made and where they are."""
    if not report.cards:
        nothing = translate("CardBatch", "Stopped. No cards were finished.")
        nobody = translate("CardBatch", "There are no cards left to make.")
        return nothing if report.cancelled else nobody
    if report.cancelled:
        text = ntranslate(
            "CardBatch",
            "Stopped. {count} card is done and read back: {where}. Start again to continue.",
            "Stopped. {count} cards are done and read back: {where}. Start again to continue.",
            report.cards,
        )
    else:
        text = ntranslate(
            "CardBatch",
            "{count} card is done and read back: {where}",
            "{count} cards are done and read back: {where}",
            report.cards,
        )
    text = text.format(count=f"{report.cards:,}", where=report.where)
    return f"{text}\n{left_out_text(report)}" if report.left_out else text


def left_out_text(report: PrintRunReport) -> str:
    """Names the people left out because no font on this laptop has some letter of their name."""
    text = translate(
        "CardBatch",
        "{count} left out, because no font has a letter of the name: {names}. Write them by hand.",
    )
    names = ", ".join(person.name for person in report.left_out[:_MAX_NAMES])
    more = " …" if len(report.left_out) > _MAX_NAMES else ""
    return text.format(count=f"{len(report.left_out):,}", names=names + more)
