"""Enrols operators by command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.site import Site

LEAD_PIN, PIN = "704182", "358204"


def pin_file(site: Site, pin: str) -> Path:
    path = site.base / f"pin-{pin}"
    path.write_text(f"{pin}\n", "utf-8")
    return path


def add(site: Site, name: str, role: str, pin: str = "") -> dict[str, Any]:
    pins = ("--new-pin-file", pin_file(site, pin)) if pin else ()
    done = site.station("staff", "add", "--name", name, "--role", role, *pins)
    assert done.status == 0, done.out
    value: dict[str, Any] = done.value
    return value
