"""SECURITY.md: each threat has its parts, and what it names as mechanism and proof is there."""

import os
import re
import subprocess
import sys

import pytest
from tests.documents.synopsis import ROOT, TRANSLATED

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
THREATS = dict(re.findall(r"^## \d\. (.+)\n((?:(?!^## ).*\n)*)", TEXT, re.MULTILINE))
PARTS = ["Has", "Promised", "Not promised", "By", "Tested by"]
_NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py(?:::\w+)?)`")
_LINK = re.compile(r"\]\(([^)#:]+)[)#]")
_ANCHOR = re.compile(r"\]\(([^)#:]+)#([\w-]+)\)")
_PATH = re.compile(r"`((?:src|docs|tests|benchmarks)/[\w/.-]+?)(?:::\w+)?`")


def test_the_seven_threats_are_there():
    assert list(THREATS) == [
        "A stolen laptop",
        "A dishonest operator",
        "A lost stick",
        "A forged card",
        "A tampered batch",
        "A hostile station",
        "A curious neighbour at the screen",
    ]


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_has_its_five_parts_and_names_a_test(threat):
    assert re.findall(r"^\*\*([\w ]+):\*\*", THREATS[threat], re.MULTILINE) == PARTS
    assert _NAMED_TEST.findall(THREATS[threat].partition("**Tested by:**")[2])


def test_every_file_that_is_named_is_there():
    named = {*_PATH.findall(TEXT), *_LINK.findall(TEXT)}
    assert len(named) > 30
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_every_heading_that_is_linked_is_there():
    for name, anchor in _ANCHOR.findall(TEXT):
        headings = re.findall(r"^#+ (.+)$", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
        assert anchor in anchors, name


def test_pytest_collects_every_test_that_is_named():
    named = sorted(set(_NAMED_TEST.findall(TEXT)))
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *named], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_whoever_reads_on_finds_the_page():
    for path in [*TRANSLATED, ROOT / "docs" / "architecture.md"]:
        assert "SECURITY.md)" in path.read_text("utf-8"), path.name
