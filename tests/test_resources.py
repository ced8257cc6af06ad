"""The program's own files are found where they belong, and the icons match their names."""

import os
import subprocess
import sys

from PIL import Image

from testdesk.resource_files import RESOURCES

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def test_every_folder_is_there():
    assert {path.name for path in RESOURCES.iterdir()} >= {"icons", "locale", "sounds", "web"}


def test_each_icon_has_the_size_of_its_name():
    for size in SIZES:
        with Image.open(RESOURCES / "icons" / f"testdesk-{size}.png") as icon:
            assert icon.size == (size, size)
    with Image.open(RESOURCES / "icons" / "testdesk.ico") as icon:
        assert {(size, size) for size in SIZES if size <= 256} <= icon.info["sizes"]
    with Image.open(RESOURCES / "icons" / "testdesk.icns") as icon:
        assert (512, 512, 1) in icon.info["sizes"]


def test_every_window_has_the_icon(tmp_path):
    code = """
from testdesk.app import make_application
print(sorted(size.width() for size in make_application().windowIcon().availableSizes()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == str(list(SIZES))
