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
        exports: whether it was an export at all, and not only a reading.
    """

    export: ExportReport | None
    files: Sequence[FileReport]
    exports: bool = True

    @property
    def not_imported(self) -> list[FileReport]:
        """Files for this station that could not be imported."""
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
        return "attention" if self.not_imported else "accent"

    def text(self) -> str:
        """The whole result in the current language; it ends with "Safe to pull."."""
        reasons = [f"{f.file}: {sentence(f.reason, _numbers(f))}" for f in self.not_imported]
        return self._compose(self._refusal_texts(len(self.refusals)), reasons)

    @property
    def shorter(self) -> tuple[Callable[[], str], ...]:
        """Shorter forms of the text, the shortest last."""
        return (
            partial(self._short_text, 2),
            partial(self._short_text, 1),
            partial(self._short_text, 0),
        )

    def _short_text(self, limit: int) -> str:
        """At most `limit` reasons with at most `limit` files each, and the number of the others."""
        return self._compose(self._refusal_texts(limit), self._not_imported_texts(limit))

    def _compose(self, refused: list[str], not_imported: list[str]) -> str:
        safe_to_pull = translate("HandoverPage", "Safe to pull.")
        return " ".join(
            (self._export_text(), *self._imported_texts(), *refused, *not_imported, safe_to_pull)
        )

    def _not_imported_texts(self, limit: int) -> list[str]:
        groups: dict[str, list[str]] = defaultdict(list)
        for file in self.not_imported:
            groups[sentence(file.reason, _numbers(file))].append(file.file)
        largest_first = sorted(groups.items(), key=lambda group: -len(group[1]))
        several = translate("HandoverPage", "{files} and {count} more: {why}")
        texts = [
            several.format(files=", ".join(files[:limit]), count=len(files) - limit, why=why)
            if len(files) > limit
            else f"{', '.join(files)}: {why}"
            for why, files in largest_first[:limit]
        ]
        other_count = sum(len(files) for _, files in largest_first[limit:])
        more = translate("HandoverPage", "Other files not imported: {count}.")
        return [*texts, more.format(count=other_count)] if other_count else texts

    def _imported_texts(self) -> list[str]:
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

    def _export_text(self) -> str:
        if not self.exports:
            return translate("HandoverPage", "The stick was read.")
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

    def _refusal_texts(self, limit: int) -> list[str]:
        refused = translate("HandoverPage", "Headquarters refused events {first}–{last}: {why}")
        texts = [
            refused.format(first=f.first, last=f.last, why=what_and_todo(f.reason)[0])
            for f in self.refusals[:limit]
        ]
        if len(self.refusals) > limit:
            more = translate("HandoverPage", "Other refusals of headquarters: {count}.")
            texts.append(more.format(count=len(self.refusals) - limit))
        if not texts and self.export is not None and self.export.refused_before:
            texts = [what_and_todo("batch_quarantined")[0]]
        return texts


def _numbers(file: FileReport) -> dict[str, object]:
    """For an update that cannot be applied yet: the missing update's number, and its own."""
    return {"missing": file.first, "number": file.last}
