"""Saves the report of an error from the crash page: to the stick, or to a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from testdesk import bootstrap
from testdesk.bridge.doctor.checks import Devices, StationFindings, examine_laptop
from testdesk.bridge.lane import Lane
from testdesk.bridge.sticks import sticks
from testdesk.domain.refusals import CodedError
from testdesk.gui.start.crash import CrashPage
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.messages.sentences import sentence, sentence_of
from testdesk.ports import Clock
from testdesk.program_log.faults import newest_dump
from testdesk.program_log.files import newest_lines
from testdesk.program_log.records import record
from testdesk.program_log.traces import error_name
from testdesk.services.exchange.doctor import Finding
from testdesk.services.exchange.error_report import LOG_LIMIT, make_report, report_name
from testdesk.settings import LOG
from testdesk.wall_clock import WallClock


class ReportController(QObject):
    """Makes and writes the report on a lane of its own, because another may be what hangs."""

    def __init__(self, page: CrashPage, home: Path, clock: Clock | None = None) -> None:
        super().__init__(page)
        self._page, self._home, self._clock = page, home, clock or WallClock()
        self._lane: Lane | None = None
        page.stick_requested.connect(self.save_to_stick)
        page.folder_requested.connect(self._choose_folder)

    def save_to_stick(self) -> None:
        """Saves to the first stick; without one, says what to do."""
        self._submit(_stick_folder)

    def save_to(self, folder: Path) -> None:
        """Saves to a folder."""
        self._submit(lambda: folder)

    def close(self, *, patience_s: float | None = None) -> bool:
        """Waits for a report under way; see `Lane.close`."""
        return self._lane is None or self._lane.close(patience_s=patience_s)

    def _choose_folder(self) -> None:
        if top_dialog(self._page) is not None:
            return
        dialog = FileDialog(
            lambda: self.tr("Save the report to this folder"), Path.home(), self._page
        )
        dialog.chosen.connect(lambda folder: self.save_to(Path(folder)))
        dialog.open_once()

    def _submit(self, find_folder: Callable[[], Path | None]) -> None:
        if self._lane is None:
            self._lane = Lane("report", self)
        self._page.set_saving(saving=True)
        job = partial(_save, find_folder, self._home, self._page.lines, self._clock)
        self._lane.submit(job, self._saved, owner=self, failed=self._failed)

    def _saved(self, file: Path | None) -> None:
        self._page.set_saving(saving=False)
        if file is None:
            self._page.show_saved(partial(sentence, "stick_missing"))
            return
        record("report_saved")
        text = partial(self._saved_text, file)
        self._page.show_saved(text, "accent")

    def _saved_text(self, file: Path) -> str:
        return self.tr("The report was saved and read back: {file}").format(file=file)

    def _failed(self, error: CodedError) -> None:
        self._page.set_saving(saving=False)
        self._page.show_saved(partial(sentence_of, error), "stop")


def _stick_folder() -> Path | None:
    """The folder of the first stick, or None if there is none."""
    found = sticks()
    return found[0].folder if found else None


def _save(
    find_folder: Callable[[], Path | None], home: Path, error: Sequence[str], clock: Clock
) -> Path | None:
    """Makes the report and writes it; None if there is no folder for it.

    Raises:
        EnvironmentFault: as `Courier.write`.
    """
    folder, at = find_folder(), clock.now()
    if folder is None:
        return None
    report = make_report(
        at=at,
        error=error,
        findings=_findings(home, clock),
        dump=newest_dump(home / LOG),
        log=newest_lines(home, LOG_LIMIT),
    )
    return bootstrap.write_to_folder(folder, report_name(at), report)


def _findings(home: Path, clock: Clock) -> list[Finding]:
    """What `doctor` finds without the station's file, whose lane may be what hangs."""
    unopened = StationFindings(Finding("database", "attention", "database_not_opened"))
    try:
        return examine_laptop(home, Devices(), unopened, clock)
    except Exception as bug:  # noqa: BLE001 - what crashed may be a check, and is then reported
        return [Finding("doctor", "missing", error_name(bug))]
