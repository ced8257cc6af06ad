"""A scanner on a serial line: a pseudo-terminal whose other end the station opens as a port."""

import os
import tty
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


class SerialLine:
    """Sends as a scanner does; can be pulled out and put in again under the same name.

    Attributes:
        port: what the station opens.
    """

    def __init__(self, folder: Path) -> None:
        self._link = folder / "scanner"
        self.port = str(self._link)
        self._ours = -1
        # Sending waits while the line is full, and the station reads on the test's own thread.
        self._hand = ThreadPoolExecutor(max_workers=1)
        self.put_in()

    def put_in(self) -> None:
        """Plugs the scanner in."""
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(os.ttyname(theirs))
        os.close(theirs)

    def pull_out(self) -> None:
        """Unplugs it."""
        if self._ours >= 0:
            self._hand.submit(os.close, self._ours).result()
            self._link.unlink()
        self._ours = -1

    def send(self, data: bytes) -> None:
        """Sends bytes at the line's pace, one after another."""
        self._hand.submit(self._send, self._ours, data)

    def _send(self, line: int, data: bytes) -> None:
        while data:
            data = data[os.write(line, data) :]
