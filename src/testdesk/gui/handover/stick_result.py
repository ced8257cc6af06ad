"""What came of a stick, as texts: written, read, refused, and whether it may be pulled."""

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
    """One going round with a stick.

    Attributes:
        export: the batch that was written, or None where nothing was new.
        files: what became of the files that lay on it.
    """

    export: ExportReport | None
    files: Sequence[FileReport]

    @property
    def bad(self) -> list[FileReport]:
        """Files that should have been for us and were not imported."""
        return [
            f
            for f in self.files
            if f.verdict == "refused" and not (f.refused_by_headquarters or f.for_others)
        ]

    @property
    def refusals(self) -> list[FileReport]:
        """Good receipts that refuse their batch."""
        return [f for f in self.files if f.refused_by_headquarters]

    @property
    def tone(self) -> BannerTone:
        if self.refusals or (self.export is not None and self.export.refused_before):
            return "stop"
        return "attention" if self.bad else "accent"

    def text(self) -> str:
        """The whole result in the current language; that the stick may be pulled comes last."""
        each = [f"{f.file}: {sentence(f.reason, _numbers(f))}" for f in self.bad]
        return self._joined(self._refused(len(self.refusals)), each)

    @property
    def shorter(self) -> tuple[Callable[[], str], ...]:
        """The result for less room, the shortest last; `testdesk import` names each file."""
        return (partial(self._brief, 2), partial(self._brief, 1), partial(self._brief, 0))

    def _brief(self, most: int) -> str:
        """So many reasons, each once, with as many of its files; how many there are besides."""
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
            "batch": translate("HandoverPage", "Batches of other desks: {count}."),
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
    """The numbers of an update that cannot be taken yet: the missing one before it, and its own."""
    return {"missing": file.first, "number": file.last}
