"""What files that travel show about themselves, without secrets."""

from pathlib import Path

import pytest
from tests.cli.site import Site


def test_a_batch_shows_what_it_carries_and_verifies(site: Site, batch: Path):
    result = site.run("inspect", batch, "--home", site.base / "nobody", "--json", phrase=None)
    value = result.value
    assert (result.status, value["kind"], value["verifies"], value["reason"]) == (
        0,
        "batch",
        True,
        "",
    )
    assert value["manifest"].items() >= {"station": 1, "first": 1, "last": 4, "events": 4}.items()
    assert value["file"] == batch.name


def test_a_kit_is_verified_by_the_key_that_it_names(site: Site):
    value = site.run("inspect", site.kit, "--json", phrase=None).value
    assert (value["kind"], value["verifies"], value["manifest"]["station"]) == ("kit", True, 1)


def test_a_receipt_is_verified_where_the_citys_key_is_known(site: Site, batch: Path):
    site.hq("import", site.stick)
    receipt = batch.parent / batch.name.replace("batch", "receipt").replace(".tdb", ".tdr")
    value = site.station("inspect", receipt).value
    assert (value["kind"], value["verifies"]) == ("receipt", True)
    stranger = site.run("inspect", receipt, "--home", site.base / "n", "--json", phrase=None)
    assert (stranger.status, stranger.value["verifies"]) == (0, None)
    assert stranger.value["reason"] == "city_key_unknown"


@pytest.mark.parametrize(("cut", "code"), [(-1, "file_truncated"), (0, "file_empty")])
def test_a_torn_file_is_refused(site: Site, batch: Path, cut: int, code: str):
    batch.write_bytes(batch.read_bytes()[:cut])
    result = site.station("inspect", batch)
    assert (result.status, result.value["error"], result.value["verifies"]) == (1, code, False)


def test_a_changed_manifest_does_not_verify(site: Site, batch: Path):
    data = batch.read_bytes()
    changed = data.replace(b'"station":1', b'"station":2', 1)
    assert changed != data
    batch.write_bytes(changed)
    result = site.station("inspect", batch)
    assert (result.status, result.value["verifies"]) == (1, False)


def test_a_file_of_somebody_else_is_unknown(site: Site):
    other = site.base / "letter.txt"
    other.write_text("hello")
    result = site.station("inspect", other)
    assert (result.status, result.value["kind"]) == (1, "unknown")


def test_without_json_the_manifest_is_a_table(site: Site, batch: Path):
    result = site.run("inspect", batch, "--home", site.home)
    assert result.status == 0
    assert "testdesk-batch" in result.out
