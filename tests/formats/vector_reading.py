"""Reading the vectors of batch, receipt and kit."""

import base64
import json
from pathlib import Path

import pytest

from testdesk.domain.refusals import Refusal

ROOT = Path(__file__).parents[2]


def vectors(folder):
    """One test parameter for each file."""
    files = sorted((ROOT / "tests" / "vectors" / folder).glob("*.json"))
    return [pytest.param(load(path), id=path.stem) for path in files]


def load(path):
    vector = json.loads(path.read_text(encoding="utf-8"))
    return {**vector, "file": base64.b64decode(vector["file"])}


def vector(folder, name):
    return load(ROOT / "tests" / "vectors" / folder / f"{name}.json")


def document(name):
    return (ROOT / "docs" / "formats" / f"{name}.md").read_text(encoding="utf-8")


def refused(function, *arguments, **more):
    """The code of a refusal; any other end fails the test."""
    with pytest.raises(Refusal) as caught:
        function(*arguments, **more)
    return caught.value.code


# What a file is refused for that was cut or changed on the way, before anything is opened.
DAMAGE = {
    "file_truncated",
    "container_damaged",
    "container_not_canonical",
    "container_too_large",
}


def refused_wherever_it_is_cut_or_changed(read, data):
    """Fails if the file is read, or refused for anything else, after damage to any one byte."""
    assert {refused(read, data[:end]) for end in range(len(data))} == {"file_truncated"}
    for place in range(len(data)):
        for bits in (0x01, 0x20, 0x55):
            changed = bytearray(data)
            changed[place] ^= bits
            assert refused(read, bytes(changed)) in DAMAGE, place


def code_of_refusal(function, *arguments, **more):
    """The refusal's code, or None if it was read."""
    try:
        function(*arguments, **more)
    except Refusal as refusal:
        return refusal.code
    return None
