"""Texts about one tube: its kind, its state, and who opened and sealed it."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.station.tubes import Tube, TubeStep
from testdesk.gui.person_texts import day_and_time
from testdesk.messages.catalogue import translate
from testdesk.messages.values import value_text
from testdesk.services.tubes import TubeRecord


def kind_text(tube: Tube) -> str:
    """The kind of the tube, such as "Tube 10 : 1"."""
    return {
        "pool": translate("Tube", "Tube {capacity} : 1").format(capacity=tube.capacity),
        "household": translate("Tube", "Household tube"),
        "single": translate("Tube", "Single tube"),
    }[tube.mode]


def count_text(tube: Tube) -> str:
    """How many people are in the tube, and how many it holds."""
    form = translate("Tube", "People: {count} of {capacity}")
    return form.format(count=len(tube.places), capacity=tube.capacity)


def step_texts(record: TubeRecord, today: dt.date) -> list[str]:
    """A sentence for each change of the tube's state, in order."""
    return [_step_text(step, today, again=index > 0) for index, step in enumerate(record.steps)]


def _step_text(step: TubeStep, today: dt.date, *, again: bool) -> str:
    at = day_and_time(step.at, today)
    if step.state == "sealed":
        form = translate("Tube", "Sealed {at} by {operator}: {reason}")
        reason = value_text("reason", step.reason)
        return form.format(at=at, operator=step.operator, reason=reason)
    if again:
        form = translate("Tube", "Opened again {at} by {operator}")
    else:
        form = translate("Tube", "Opened {at} by {operator}")
    return form.format(at=at, operator=step.operator)
