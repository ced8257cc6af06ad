"""Sticks as they are: FAT32 and exFAT in an image, mounted as the machine allows it.

The kernel's own driver is used where there is one. Where there is none, the drivers that run
outside the kernel work on the same images: exfat-fuse over a loop device, fusefat on the file.
A tmpfs of a few pages stands for a stick everywhere.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

SIZE = 40 << 20  # FAT32 with clusters of 512 bytes needs 33 MB at least; the image is sparse
_MAKE = {
    "fat32": ("mkfs.vfat", "-F", "32", "-s", "1", "-n", "TENT"),
    "exfat": ("mkfs.exfat", "-c", "4096", "-L", "TENT"),
}
_KERNEL = {"fat32": "vfat", "exfat": "exfat"}


def run(*command: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Runs a command quietly; shows its output if it fails."""
    done = subprocess.run(
        [str(c) for c in command],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if check and done.returncode:
        raise RuntimeError(f"{command}: {done.returncode} {done.stdout}{done.stderr}")
    return done


class StickImage:
    """One stick with a file system of its own.

    Attributes:
        kind: fat32, exfat or tmpfs.
        folder: where it is mounted while it is plugged in.
        image: the file that holds it; None for a tmpfs, which is lost when it is pulled.
    """

    def __init__(self, kind: str, base: Path, *, size: int = SIZE) -> None:
        self.kind = kind
        self.folder = base / f"{kind}-stick"
        self.folder.mkdir()
        self.size = size
        self.image = None if kind == "tmpfs" else base / f"{kind}.img"
        self._loop = ""
        self._served_by: list[int] = []
        if self.image is not None:
            with self.image.open("wb") as file:
                file.truncate(size)
            run(*_MAKE[kind], self.image)

    def plug(self, *, read_only: bool = False) -> StickImage:
        """Mounts it; a FAT is as it was when it was pulled."""
        self._wait_for_the_end_of_drivers()
        if self.kind == "tmpfs":
            mode = "ro" if read_only else "rw"
            run("mount", "-t", "tmpfs", "-o", f"size={self.size},{mode}", "tmpfs", self.folder)
        elif self._kernel_mounts(read_only=read_only):
            pass
        elif self.kind == "exfat":
            self._loop = run("losetup", "-f", "--show", self.image).stdout.strip()
            options = ("-o", "ro") if read_only else ()
            run("mount.exfat-fuse", *options, self._loop, self.folder)
        else:
            run("fusefat", self.image, self.folder, "-o", "ro" if read_only else "rw+")
        if not os.path.ismount(self.folder):
            raise RuntimeError(f"{self.kind} is not mounted")
        self._served_by = self._drivers()
        return self

    def pull(self) -> None:
        """Removed while in use: the driver ends without warning, the folder is at once empty."""
        for pid in self._served_by:
            os.kill(pid, signal.SIGKILL)
        self.lose()

    def lose(self) -> None:
        """The system removes the mount; a program with an open file keeps it."""
        run("umount", "-l", self.folder, check=False)
        self._remove_draft()

    def eject(self) -> None:
        """Removed properly."""
        if os.path.ismount(self.folder):
            run("umount", self.folder)
        self._wait_for_the_end_of_drivers()
        self._remove_draft()

    def fill(self, *, leave: int) -> None:
        """Fills it with a foreign file up to `leave` bytes (to a cluster); it is plugged in."""
        if self.kind == "fat32":
            self._fill_from_outside(leave)
            return
        filler = self.folder / "film.mp4"
        with filler.open("wb", buffering=0) as file:
            for step in (64 << 10, 4096, 512):
                with suppress(OSError):
                    while file.write(bytes(step)):
                        pass
        os.truncate(filler, max(filler.stat().st_size - leave, 0))

    def foreign(self, count: int) -> None:
        """Adds `count` empty files of other people; to FAT on another machine."""
        if self.kind != "fat32":
            for number in range(count):
                (self.folder / f"IMG_{number:05}.JPG").touch()
            return
        self.eject()
        photos = self.folder.with_name("photos")
        photos.mkdir()
        for number in range(count):
            (photos / f"IMG_{number:05}.JPG").touch()
        run("mcopy", "-n", "-i", self.image, *sorted(photos.iterdir()), "::/")
        self.plug()

    def make_room(self) -> None:
        """Somebody deletes the film.

        Without one free cluster fusefat makes a folder that has none, which damages the FAT; it is
        then formatted again.
        """
        if self.image is not None and self.kind == "fat32" and self._served_by:
            self.eject()
            run(*_MAKE[self.kind], self.image)
            self.plug()
        else:
            (self.folder / "film.mp4").unlink()

    def _fill_from_outside(self, leave: int) -> None:
        """The driver for FAT outside the kernel writes slowly; mtools does not."""
        self.eject()
        listing = run("mdir", "-i", self.image, "::/").stdout
        free = int(
            "".join(filter(str.isdigit, listing[listing.rindex("\n", 0, -2) :].split("bytes")[0]))
        )
        film = self.folder.with_name("film.mp4")
        with film.open("wb") as file:
            file.truncate(max(free - leave, 0))
        run("mcopy", "-n", "-i", self.image, film, "::/film.mp4")
        film.unlink()
        self.plug()

    def _kernel_mounts(self, *, read_only: bool) -> bool:
        mode = "loop,ro" if read_only else "loop"
        done = run(
            "mount", "-t", _KERNEL[self.kind], "-o", mode, self.image, self.folder, check=False
        )
        return done.returncode == 0

    def _drivers(self) -> list[int]:
        """The process that serves this stick, found by its command line."""
        wanted = {os.fsencode(str(self.image)), os.fsencode(self._loop or "-")}
        found = []
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                args = (entry / "cmdline").read_bytes().split(b"\0")
                if b"fat" in args[0] and wanted & set(args[1:]):
                    found.append(int(entry.name))
        return found

    def _wait_for_the_end_of_drivers(self) -> None:
        """A driver writes to the image until it ends, which is after the folder is unmounted."""
        for pid in self._served_by:
            with suppress(ProcessLookupError):
                watched = os.pidfd_open(pid)
                ready, _, _ = select.select([watched], [], [], 10)
                os.close(watched)
                assert ready, f"{self.kind}: the driver does not end"
        self._served_by = []

    def _remove_draft(self) -> None:
        if self._loop:
            run("losetup", "-d", self._loop, check=False)
            self._loop = ""


@cache
def why_not(kind: str) -> str:
    """Why this machine cannot mount such a stick; empty where it can."""
    if os.name != "posix" or os.geteuid() != 0:
        return f"{kind}: mounting needs root on Linux"
    with tempfile.TemporaryDirectory() as base:
        try:
            stick = StickImage(kind, Path(base)).plug()
        except (OSError, RuntimeError) as error:
            return f"{kind}: {error}"
        stick.eject()
    return ""


def fill_up(folder: Path) -> None:
    """Writes to a disk until it has no room."""
    with (folder / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(512))
