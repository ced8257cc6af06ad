"""The form of the city's tube barcodes, as the next kits and updates tell it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.domain.scans import DEFAULT_TUBE_FORM
from testdesk.formats.tube_form import check_tube_form
from testdesk.hq.home.vault import Secrets, change_secrets


def checked_tube_form(form: str) -> str:
    """A form as it may go into a kit.

    Raises:
        Refusal: tube_form_invalid.
    """
    try:
        check_tube_form(form)
    except ValueError as error:
        raise Refusal("tube_form_invalid", example=DEFAULT_TUBE_FORM) from error
    return form


def set_tube_form(home: Path, passphrase: str, form: str) -> Secrets:
    """Changes the form; tubes that were used keep their numbers.

    Raises:
        Refusal: tube_form_invalid, and what opening the vault refuses.
    """
    form = checked_tube_form(form)
    return change_secrets(
        home, passphrase, lambda held: msgspec.structs.replace(held, tube_form=form)
    )
