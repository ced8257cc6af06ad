"""The folder of the program's own files: texts, sounds, icons, pages.

In the source tree they are at the top level, in `resources/`; in a wheel and in the frozen program
they are inside the package.

Short, because every package reads its files from here.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PACKAGED_RESOURCES = _PACKAGE / "resources"
RESOURCES = (
    _PACKAGED_RESOURCES if _PACKAGED_RESOURCES.is_dir() else _PACKAGE.parents[1] / "resources"
)
