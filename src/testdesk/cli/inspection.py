"""`inspect`: what a travelling file claims to be, and whether it verifies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from testdesk import bootstrap
from testdesk.cli.shared import json_values
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FILE, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, aligned, pairs
from testdesk.courier.folder import FolderCourier
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange import batch, kit, receipt, recovery, sampled_list, update
from testdesk.formats.sealed import container
from testdesk.formats.sealed.container import Container
from testdesk.formats.sealed.foreign import require_testdesk_file

# The versions of formats that have more than version 1.
_VERSIONS = {"kit": kit.VERSIONS, "update": update.VERSIONS}
_KEY_UNKNOWN = "city_key_unknown"


class _CannotVerifyError(Exception):
    """Nothing is wrong, but something needed to verify is missing; the argument says what."""


@click.command("inspect")
@click.argument("file", type=FILE)
@command_with_output
def inspect_command(run: CommandRun, file: Path) -> Output:
    """Shows what a file of testdesk claims to be, and whether it verifies.

    Nothing that is encrypted is opened. What headquarters signed is verified if --home is a station
    and its passphrase is given; there is no prompt for it.
    """
    data = FolderCourier().read(file)
    values: json_values.JsonObject = {
        "file": file.name,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "kind": "unknown",
        "verifies": None,
        "reason": "",
        "manifest": None,
    }
    try:
        require_testdesk_file(data)
        values["kind"] = container.read_format(data).removeprefix("testdesk-")
        versions = _VERSIONS.get(values["kind"], (1,))
        contents = container.unpack(
            data, expected_format=f"testdesk-{values['kind']}", versions=versions
        )
        values["manifest"] = contents.manifest
        values["manifest_sha256"] = batch.manifest_sha256(contents)
        _CHECKS.get(values["kind"], _unknown)(data, contents, run)
        values["verifies"] = True
    except _CannotVerifyError as error:
        values["reason"] = str(error)
    except Refusal as refusal:
        values["verifies"], values["reason"] = False, refusal.code
    refused = values["reason"] if values["verifies"] is False else ""
    return Output(values, _text(values), refused=refused)


def _check_batch(data: bytes, _contents: Container, _run: CommandRun) -> None:
    """Checks the batch by the key in it; only headquarters knows whether it is a station's key."""
    batch.read_manifest(data)


def _check_kit(_data: bytes, contents: Container, _run: CommandRun) -> None:
    """Checks the kit by the city's key in it; only its passphrase proves that the key is right."""
    try:
        city_key = bytes.fromhex(str(contents.manifest.get("city_key")))
    except ValueError as error:
        raise Refusal("manifest_invalid") from error
    container.check_signature(contents, city_key, kit.DOMAIN)


def _check_receipt(_data: bytes, contents: Container, run: CommandRun) -> None:
    city, city_key = _own_city(run)
    if contents.manifest.get("city") != city:
        raise Refusal("receipt_other_city")
    container.check_signature(contents, city_key, receipt.DOMAIN)


def _check_update(data: bytes, _contents: Container, run: CommandRun) -> None:
    """Reads the update's unencrypted part, which includes verifying its city and signature."""
    city, city_key = _own_city(run)
    update.read_label(data, city=city, city_key=city_key)


def _check_list(data: bytes, _contents: Container, run: CommandRun) -> None:
    """Does the same for a sampled list."""
    city, city_key = _own_city(run)
    sampled_list.read_list_label(data, city=city, city_key=city_key)


def _check_recovery_request(data: bytes, _contents: Container, _run: CommandRun) -> None:
    """Checks the request by the station's key in it; only headquarters can tell whose key it is."""
    recovery.read_request(data)


def _check_recovery_answer(data: bytes, _contents: Container, _run: CommandRun) -> None:
    """Checks the answer by the city's key in it."""
    recovery.check_answer(data)


def _own_city(run: CommandRun) -> tuple[str, bytes]:
    """The identity and key of the city that the station in --home belongs to."""
    passphrase = run.passphrase_if_given()
    if passphrase is None or not bootstrap.station_exists(run.home):
        raise _CannotVerifyError(_KEY_UNKNOWN)
    with bootstrap.station(run.home, passphrase) as station:
        return station.identity.city, station.identity.city_key


def _unknown(_data: bytes, _contents: Container, _run: CommandRun) -> None:
    raise _CannotVerifyError("format_unknown")


_CHECKS: dict[str, Callable[[bytes, Container, CommandRun], None]] = {
    "batch": _check_batch,
    "kit": _check_kit,
    "receipt": _check_receipt,
    "recovery-answer": _check_recovery_answer,
    "recovery-request": _check_recovery_request,
    "sampled": _check_list,
    "update": _check_update,
}


def _member(value: object) -> str:
    return str(value) if isinstance(value, str | int) else msgspec.json.encode(value).decode()


def _text(values: json_values.JsonObject) -> str:
    verifies = values["verifies"]
    file_values = {name: values[name] for name in ("file", "kind", "size", "sha256", "reason")}
    file_values["verifies"] = localized("not known") if verifies is None else verifies
    # The members of a manifest keep the names that its format gives them.
    members = [(f"  {name}", _member(value)) for name, value in (values["manifest"] or {}).items()]
    return f"{pairs(file_values)}\n{aligned(members)}" if members else pairs(file_values)
