"""Three readers of QR codes that share no code: zxing-cpp, ZBar and OpenCV."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import zxingcpp
from benchmarks.wear import Picture

READERS = ("zxing-cpp", "ZBar", "OpenCV")

_SOURCE = re.compile(r"<source href='([^']*)'>(.*?)</source>", re.DOTALL)
_DATA = re.compile(r"<data[^>]*><!\[CDATA\[(.*?)\]\]></data>", re.DOTALL)
# The pictures are small: threads cost more than they bring.
cv2.setNumThreads(1)

# zbarimg: 0 found all, 4 found nothing in at least one picture.
_FINE = (0, 4)


def decoded(pictures: Sequence[Picture], texts: Sequence[str]) -> dict[str, list[bool]]:
    """For each reader, whether it found the right text in each picture."""
    found = {
        "zxing-cpp": [_by_zxing(picture) for picture in pictures],
        "ZBar": _by_zbar(pictures),
        "OpenCV": [_by_opencv(picture) for picture in pictures],
    }
    return {
        name: [got == text for got, text in zip(read, texts, strict=True)]
        for name, read in found.items()
    }


def _by_zxing(picture: Picture) -> str:
    kinds = zxingcpp.barcode_formats_from_str("QRCode")
    codes = zxingcpp.read_barcodes(picture, formats=kinds)
    return codes[0].text if codes else ""


def _by_opencv(picture: Picture) -> str:
    try:
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
    except cv2.error:
        # On some pictures without a readable code OpenCV stumbles over its own geometry.
        return ""
    return text


def _by_zbar(pictures: Sequence[Picture]) -> list[str]:
    """One process for all pictures: starting it takes longer than reading."""
    with tempfile.TemporaryDirectory() as name:
        paths = [str(Path(name) / f"{number}.pgm") for number in range(len(pictures))]
        for path, picture in zip(paths, pictures, strict=True):
            cv2.imwrite(path, picture)
        command = ["zbarimg", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", *paths]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - its arguments are ours
    if ran.returncode not in _FINE:
        raise RuntimeError(ran.stderr)
    codes = {href: _DATA.findall(body) for href, body in _SOURCE.findall(ran.stdout)}
    return [(codes.get(path) or [""])[0] for path in paths]
