"""Draws the program's icons: run once when the drawing changes; the files are in the repository.

A tube with three places filled, on the sidebar's green. One drawing, as SVG; from it PNG in the
sizes that desktops ask for, an .ico for Windows and an .icns for macOS.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect x="2" y="2" width="60" height="60" rx="13" fill="#10241C"/>
<path d="M22 13h20v30a10 10 0 0 1-20 0z" fill="#F6F7F5"/>
<path d="M22 27h20v16a10 10 0 0 1-20 0z" fill="#0B6B4F"/>
<rect x="18" y="9" width="28" height="7" rx="3" fill="#43C59E"/>
<path d="M27 39l4 4 7-8" fill="none" stroke="#F6F7F5" stroke-width="4"
 stroke-linecap="round" stroke-linejoin="round"/>
</svg>
"""


def main() -> None:
    """All files anew."""
    application = QGuiApplication([])
    ICONS.mkdir(exist_ok=True)
    (ICONS / "testdesk.svg").write_text(SVG, encoding="utf-8")
    for size in SIZES:
        drawn(size).save(str(ICONS / f"testdesk-{size}.png"))
    largest = Image.open(ICONS / "testdesk-512.png")
    largest.save(ICONS / "testdesk.ico", sizes=[(size, size) for size in ICO_SIZES])
    largest.save(ICONS / "testdesk.icns")
    application.quit()


def drawn(size: int) -> QImage:
    """The drawing, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(SVG.encode()).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    main()
