"""The form of the tubes' barcodes: set at headquarters, with a warning where documents have it."""

from pathlib import Path

import pytest
from tests.cli.site import HQ_PHRASE, Site
from tests.domain.numbers.code_texts import OLD_FORM

from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM

pytestmark = pytest.mark.usefixtures("quick_vaults", "quick_kits")


def kit(site: Site, *more: object):
    return site.hq("kit", "--station", 7, "--point", "河畔", "--out", site.stick, *more)


def test_the_default_form_is_no_other_numbers(site: Site, tmp_path: Path):
    made = site.run(
        "hq", "init", "--name", "x", "--home", tmp_path / "new", "--json", phrase=HQ_PHRASE
    )
    assert (made.value["tube_form"], made.value["warnings"]) == (DEFAULT_TUBE_FORM, [])
    assert kit(site).value["warnings"] == []


def test_a_form_that_documents_have_is_reported_wherever_it_is_set(site: Site, tmp_path: Path):
    args = ("hq", "init", "--name", "x", "--home", tmp_path / "new", "--tube-form", "[A-Z][0-9]{8}")
    made = site.run(*args, "--json", phrase=HQ_PHRASE)
    [warning] = made.value["warnings"]
    assert warning["code"] == "tube_form_overlaps"
    assert warning["examples"].keys() == {"passport", "home_return_permit"}
    assert all(example in warning["message"] for example in warning["examples"].values())
    assert "tube_form_overlaps" in made.err
    changed = site.hq("tube-form", OLD_FORM)
    assert (changed.status, changed.value["tube_form"]) == (0, OLD_FORM)
    assert "mobile_number" in changed.value["warnings"][0]["examples"]
    result = kit(site)
    assert result.value["warnings"] == changed.value["warnings"]
    assert "tube_form_overlaps" in result.err


def test_a_form_is_changed_for_the_next_kits(site: Site):
    assert site.hq("tube-form", "YJ[0-9]{8}").value == {"tube_form": "YJ[0-9]{8}", "warnings": []}
    renewed = site.hq("kit", "--renew", "--station", 1, "--point", "网通小区", "--out", site.stick)
    assert (renewed.status, renewed.value["warnings"]) == (0, [])
    assert site.station("station", "renew", "--kit", site.kit).status == 0
    assert [a["reason"] for a in site.scan("AB70000001", "YJ70000001")] == [
        "unknown_code",
        "tube_opened",
    ]


@pytest.mark.parametrize("form", ["", "(A+)+", "yj[0-9]{8}", "[0-9]{41}", "[0-9]{8}$", "A" * 101])
def test_what_is_no_form_is_refused_and_changes_nothing(site: Site, tmp_path: Path, form: str):
    result = site.hq("tube-form", form)
    assert (result.status, result.value["error"]) == (1, "tube_form_invalid")
    home = tmp_path / "new"
    args = ("hq", "init", "--name", "x", "--home", home, "--tube-form", form, "--json")
    made = site.run(*args, phrase=HQ_PHRASE)
    assert (made.status, made.value["error"]) == (1, "tube_form_invalid")
    assert not home.exists()
    assert kit(site).value["warnings"] == []
