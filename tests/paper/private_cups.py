"""A print server of our own: a real cupsd with its own socket, folders and queues."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

PPD = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
SERVER_CONF = """\
LogLevel warn
MaxLogSize 0
Listen {home}/cups.sock
Browsing No
WebInterface No
IdleExitTimeout 0
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
FILES_CONF = """\
ServerRoot {home}/etc
StateDir {home}/run
CacheDir {home}/cache
RequestRoot {home}/spool
TempDir {home}/tmp
AccessLog {home}/log/access
ErrorLog {home}/log/error
PageLog {home}/log/page
SystemGroup root
"""


def wait_for(found, what, seconds=30):
    """Look for something until it is there; a print queue does not announce its end."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while time.monotonic() < deadline:
        if result := found():
            return result
        pause.wait(0.05)
    raise AssertionError(what)


class PrivateCups:
    """Runs until it is closed.

    Its socket and folders are its own, so workers of pytest-xdist and other runs do not collide;
    they share the folder of finished PDFs, where each job has its own name.

    Attributes:
        environment: of a process, or of threads not yet started, that print here.
    """

    def __init__(self, settings: str = "") -> None:
        """Starts it; the settings are further lines of its cupsd.conf."""
        # Filters run as another user and must reach their folder; pytest's are closed to them.
        self._home = home = Path(tempfile.mkdtemp(prefix="td-cups-", dir="/tmp"))
        home.chmod(0o755)
        for name in ("etc/ppd", "run", "cache", "spool", "tmp", "log"):
            (home / name).mkdir(parents=True)
        (home / "tmp").chmod(0o1777)
        conf, files = home / "cupsd.conf", home / "cups-files.conf"
        conf.write_text(SERVER_CONF.format(home=home) + settings + "\n")
        files.write_text(FILES_CONF.format(home=home))
        self._server = subprocess.Popen(
            ["/usr/sbin/cupsd", "-f", "-c", conf, "-s", files],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.environment = os.environ | {
            "CUPS_SERVER": str(home / "cups.sock"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        try:
            wait_for((home / "cups.sock").exists, "cupsd has not started")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(20)
        shutil.rmtree(self._home)

    @property
    def socket(self) -> str:
        return str(self._home / "cups.sock")

    def kept_documents(self) -> list[bytes]:
        """The files of jobs that are in the spool, printed or not."""
        return [path.read_bytes() for path in (self._home / "spool").glob("d*")]

    def print_file(self, queue: str, file: Path) -> None:
        """Prints a file, and returns once no job waits any more."""
        self.run("lp", "-d", queue, str(file))
        waiting = ["lpstat", "-W", "not-completed", "-o"]
        wait_for(
            lambda: not subprocess.check_output(waiting, env=self.environment),
            "the job waits",
        )

    def run(self, *command: str) -> None:
        """Run a command of CUPS here, as `cupsdisable`."""
        found = shutil.which(command[0]) or f"/usr/sbin/{command[0]}"
        subprocess.run([found, *command[1:]], env=self.environment, check=True, capture_output=True)

    def add_pdf_queue(self, name: str) -> None:
        """A queue that prints PDF files (cups-pdf)."""
        self.run("lpadmin", "-p", name, "-E", "-v", "cups-pdf:/", "-P", PPD)

    def add_raw_queue(self, name: str, port: int, *, policy: str = "retry-job") -> None:
        """A queue that sends to a local port; it soon gives up if nothing listens."""
        device = f"socket://127.0.0.1:{port}/?contimeout=1"
        self.run("lpadmin", "-p", name, "-E", "-v", device, "-o", f"printer-error-policy={policy}")
