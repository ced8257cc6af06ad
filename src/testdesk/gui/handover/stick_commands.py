"""What the handover page does with a stick, on the lanes that may block.

Short, because the export itself is a service, and a stick is found by the bridge.
"""

from __future__ import annotations

from pathlib import Path

from testdesk.bridge.sticks import Stick, folder_as_stick, require_present
from testdesk.domain.changes import Done
from testdesk.services.exchange import handover
from testdesk.services.session import Context


def sticks_at(folder: Path) -> list[Stick]:
    """The folder that is used in place of a stick, if it is there."""
    stick = folder_as_stick(folder)
    return [stick] if stick else []


def export_to_stick(
    context: Context, *, stick: Stick, again: bool
) -> Done[handover.ExportReport | None]:
    """Exports to the stick, if it is the one that was shown.

    Raises:
        EnvironmentFault: stick_gone, and those of `handover.export`.
    """
    require_present(stick)
    return handover.export(context, folder=stick.folder, again=again)
