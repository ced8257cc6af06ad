"""`hq update`, and what `import`, `hq import` and `inspect` report about updates."""

from tests.cli.site import Site


def exported(site: Site) -> None:
    """The station has exported something, and headquarters has news."""
    site.hq("round", "open", "--name", "R8")
    site.sample(2)
    assert site.station("export", site.stick).status == 0


def test_hq_import_puts_an_update_beside_the_receipt(site: Site):
    exported(site)
    site.hq("round", "open", "--name", "R9")
    (file,) = site.hq("import", site.stick).value["files"]
    assert file["update"] == "update-1-1.tdu"
    result = site.station("import", site.stick)
    taken = {f["kind"]: (f["verdict"], f["reason"]) for f in result.value["files"]}
    assert (result.status, taken["update"]) == (0, ("accepted", ""))
    assert site.station("status").value["round"] == "R9"
    again = {f["kind"]: f["verdict"] for f in site.station("import", site.stick).value["files"]}
    assert again["update"] == "already_have"


def test_hq_update_writes_for_all_that_reported_and_notes_where_there_is_nothing(site: Site):
    exported(site)
    site.hq("import", site.stick)
    site.station("import", site.stick)
    site.station("queue", "ticket")
    site.station("export", site.stick)
    site.hq("import", site.stick)
    nothing = site.hq("update", "--out", site.stick).value["files"]
    assert [(f["station"], f["file"]) for f in nothing] == [(1, None)]
    site.hq("round", "open", "--name", "R9")
    (file,) = site.hq("update", "--out", site.stick, "--station", "1").value["files"]
    assert (file["file"], file["news"]) == ("update-1-2.tdu", 1)
    assert (site.stick / "testdesk" / file["file"]).is_file()


def test_a_station_that_never_reported_gets_none(site: Site):
    result = site.hq("update", "--out", site.stick, "--station", "1")
    assert (result.status, result.value["error"]) == (1, "station_not_heard")


def test_a_missing_stick_is_not_made_on_the_disk(site: Site):
    result = site.hq("update", "--out", site.base / "no" / "stick")
    assert (result.status, result.value["error"]) == (3, "stick_gone")


def test_an_update_is_inspected_by_the_citys_key(site: Site):
    exported(site)
    site.hq("import", site.stick)
    path = next(site.stick.rglob("*.tdu"))
    value = site.station("inspect", path).value
    assert (value["kind"], value["verifies"], value["manifest"]["number"]) == ("update", True, 1)
    path.write_bytes(path.read_bytes().replace(b'"number":1', b'"number":2', 1))
    assert site.station("inspect", path).value["verifies"] is False
