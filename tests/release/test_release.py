"""`make release`: the list of what we ship is the lock's, and no check passes that was not made."""

import re
import tomllib

import pytest
from scripts import release

pytestmark = pytest.mark.slow

LOCK = tomllib.loads((release.ROOT / "uv.lock").read_text("utf-8"))
PROJECT = tomllib.loads((release.ROOT / "pyproject.toml").read_text("utf-8"))
TOOLS = {"pytest", "ruff", "mypy", "hypothesis", "atheris", "pip-audit", "cyclonedx-bom"}
NOBODY_LISTENS = "http://127.0.0.1:1/"


def test_the_list_has_what_we_run_with_at_the_locked_versions_and_no_tool(sbom):
    found = {part["name"]: part["version"] for part in sbom["components"]}
    locked = {part["name"]: part["version"] for part in LOCK["package"]}
    assert found.items() <= locked.items()
    wanted = [*PROJECT["project"]["dependencies"]]
    wanted += PROJECT["project"]["optional-dependencies"]["hq"]
    names = {re.split(r"[\[<>=~!]", one)[0].lower() for one in wanted}
    assert names <= found.keys()
    assert not TOOLS & found.keys()


def test_every_part_of_the_list_has_the_hashes_of_its_files(sbom):
    assert sbom["bomFormat"] == "CycloneDX"
    for part in sbom["components"]:
        hashes = [one["hashes"] for one in part["externalReferences"] if "hashes" in one]
        assert hashes, part["name"]


def test_a_lock_without_advisories_passes_after_every_package_was_looked_up(osv, capsys):
    assert release.check(osv.url) == release.CHECKED
    locked = [part["name"] for part in LOCK["package"] if part["name"] != "testdesk"]
    assert sorted(["jinja2", *locked]) == sorted(osv.asked)
    assert f"any of the {len(locked)} locked packages" in capsys.readouterr().out


def test_an_advisory_on_a_tool_too_ends_the_release(osv, capsys):
    osv.known["pytest"] = "PYSEC-2099-1"
    assert release.check(osv.url) == release.ADVISORIES
    assert re.search(r"pytest [\d.]+: PYSEC-2099-1, fixed in nothing yet", capsys.readouterr().out)


def test_a_source_that_knows_no_advisory_at_all_is_no_source(osv, capsys):
    """As an index that serves packages alone: pip-audit itself then reports success."""
    osv.known.clear()
    assert release.check(osv.url) == release.NOT_CHECKED
    assert osv.asked == ["jinja2"]
    assert "NOT CHECKED" in capsys.readouterr().out


def test_a_source_that_is_not_there_is_reported(capsys):
    assert release.check(NOBODY_LISTENS) == release.NOT_CHECKED
    assert "NOT CHECKED" in capsys.readouterr().out


def test_a_package_that_was_skipped_was_not_checked():
    skipped = {"name": "jinja2", "skip_reason": "Dependency not found on PyPI"}
    report = {"dependencies": [skipped, {"name": "click", "version": "8.1", "vulns": []}]}
    assert release.count_checked(report) == 1
    assert list(release.advisories(report)) == []
