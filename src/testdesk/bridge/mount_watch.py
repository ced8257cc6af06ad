"""Reports when a file system is mounted or unmounted, as when a stick is plugged in or pulled.

Linux reports this through the list of mounts itself (proc_pid_mountinfo(5)), so that nobody has to
look again and again. Other systems report nothing here.
"""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_MOUNTS = "/proc/self/mountinfo"


class MountWatch(QObject):
    """Watches the mounts of this process for as long as the parent lives.

    Attributes:
        is_watching: whether the system reports changes; if not, the caller has to look.

    Signals:
        changed: something was mounted or unmounted.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_watching = False
        try:
            file = os.open(_MOUNTS, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return
        notifier = QSocketNotifier(file, QSocketNotifier.Type.Exception, self)
        notifier.activated.connect(lambda *_: self.changed.emit())
        self.destroyed.connect(partial(_stop, notifier, file))
        self.is_watching = True


def _stop(notifier: QSocketNotifier, file: int) -> None:
    notifier.setEnabled(False)
    os.close(file)
