"""The result of an export to a stick as text: what was written, read and refused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from testdesk.domain.station.status import FileReport
from testdesk.gui.widgets.banner import BannerTone
from testdesk.messages.catalogue import ntranslate, translate
from testdesk.messages.sentences import sentence, what_and_todo
from testdesk.services.exchange.handover import ExportReport


class StickResult(msgspec.Struct, frozen=True):
    """The result of one export to a stick and of reading the files on it.

    Attributes:
        export: the batch that was written, or None if nothing was new.
        files: the results of reading the files on the stick.
    """

    export: ExportReport | None
    files: Sequence[FileReport]

    @property
    def bad(self) -> list[FileReport]:
        """Files that should have been for this station and were not imported."""
        return [
            f
            for f in self.files
            if f.verdict == "refused" and not (f.refused_by_headquarters or f.for_others)
        ]

    @property
    def refusals(self) -> list[FileReport]:
        """Valid receipts by which headquarters refuses a batch."""
        return [f for f in self.files if f.refused_by_headquarters]

    @property
    def tone(self) -> BannerTone:
        if self.refusals or (self.export is not None and self.export.refused_before):
            return "stop"
        return "attention" if self.bad else "accent"

    def text(self) -> str:
        """The whole result in the current language; it ends by allowing the stick to be pulled."""
        each = [f"{f.file}: {sentence(f.reason, _numbers(f))}" for f in self.bad]
        return self._joined(self._refused(len(self.refusals)), each)

    @property
    def shorter(self) -> tuple[Callable[[], str], ...]:
        """Shorter forms of the text, the shortest last; `testdesk import` names every file."""
        return (partial(self._brief, 2), partial(self._brief, 1), partial(self._brief, 0))

    def _brief(self, most: int) -> str:
        """At most `most` reasons with at most `most` files each, and the number of the others."""
        return self._joined(self._refused(most), self._bad(most))

    def _joined(self, refused: list[str], bad: list[str]) -> str:
        pull = translate("HandoverPage", "Safe to pull.")
        return " ".join((self._exported(), *self._read(), *refused, *bad, pull))

    def _bad(self, most: int) -> list[str]:
        groups: dict[str, list[str]] = defaultdict(list)
        for file in self.bad:
            groups[sentence(file.reason, _numbers(file))].append(file.file)
        reported = sorted(groups.items(), key=lambda group: -len(group[1]))
        several = translate("HandoverPage", "{files} and {count} more: {why}")
        texts = [
            several.format(files=", ".join(files[:most]), count=len(files) - most, why=why)
            if len(files) > most
            else f"{', '.join(files)}: {why}"
            for why, files in reported[:most]
        ]
        left = sum(len(files) for _, files in reported[most:])
        more = translate("HandoverPage", "Other files not imported: {count}.")
        return [*texts, more.format(count=left)] if left else texts

    def _read(self) -> list[str]:
        counts = Counter(
            f.kind for f in self.files if f.verdict != "refused" or f.refused_by_headquarters
        )
        texts = {
            "receipt": translate("HandoverPage", "Receipts read: {count}."),
            "update": translate("HandoverPage", "Updates from headquarters: {count}."),
            "sampled": translate("HandoverPage", "Lists of who was sampled elsewhere: {count}."),
            "batch": translate("HandoverPage", "Batches of other stations: {count}."),
        }
        return [text.format(count=counts[kind]) for kind, text in texts.items() if counts[kind]]

    def _exported(self) -> str:
        if self.export is None:
            return translate("HandoverPage", "Nothing new to export.")
        events = self.export.events
        text = ntranslate(
            "HandoverPage",
            "{events} event exported and read back.",
            "{events} events exported and read back.",
            events,
        )
        return text.format(events=events)

    def _refused(self, most: int) -> list[str]:
        refused = translate("HandoverPage", "Headquarters refused events {first}–{last}: {why}")
        reported = [
            refused.format(first=f.first, last=f.last, why=what_and_todo(f.reason)[0])
            for f in self.refusals[:most]
        ]
        if len(self.refusals) > most:
            more = translate("HandoverPage", "Other refusals of headquarters: {count}.")
            reported.append(more.format(count=len(self.refusals) - most))
        if not reported and self.export is not None and self.export.refused_before:
            reported = [what_and_todo("batch_quarantined")[0]]
        return reported


def _numbers(file: FileReport) -> dict[str, object]:
    """For an update that cannot be applied yet: the number of the missing one, and its own."""
    return {"missing": file.first, "number": file.last}
