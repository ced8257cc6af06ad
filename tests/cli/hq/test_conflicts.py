"""`hq conflict` and `hq refused` on the command line."""

import shutil

from tests.cli.site import Site


def test_without_conflicts_the_lists_are_empty(site: Site):
    assert site.hq("conflict", "list").value == []
    assert site.hq("refused", "list").value == []


def test_what_is_not_there_cannot_be_decided(site: Site):
    result = site.hq(
        "conflict",
        "resolve",
        "tube/X",
        "--decision",
        "all_stand",
        "--note",
        "x",
        "--operator",
        "李敏",
    )
    assert (result.status, result.value["error"]) == (1, "conflict_unknown")
    result = site.hq("refused", "show", "ab")
    assert (result.status, result.value["error"]) == (1, "batch_not_kept")


def test_a_restored_backup_is_announced_shown_and_admitted(site: Site):
    spare = site.base / "spare"
    shutil.copytree(site.home, spare)
    site.sample(2)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    shutil.rmtree(site.home)
    spare.rename(site.home)
    site.sample(4)
    (site.base / "stick-2").mkdir()
    site.station("export", site.base / "stick-2")
    taken = site.hq("import", site.base / "stick-2")
    assert [f["reason"] for f in taken.value["files"]] == ["journal_forked"]
    (refused,) = site.hq("refused", "list").value
    assert refused["kind"] in {"set_back", "copied"}
    seen = site.hq("refused", "show", refused["sha256"][:10]).value
    assert seen["people"] == 4
    site.hq("refused", "admit", refused["sha256"], "--note", "核实", "--operator", "李敏")
    assert site.hq("status").value["samples"] == 6
    key = next(
        one["key"] for one in site.hq("conflict", "list").value if one["kind"] == "journal_forked"
    )
    asked = ["--decision", "all_stand", "--note", "核实", "--operator", "李敏"]
    assert site.hq("conflict", "resolve", key, *asked).status == 0
    open_ones = site.hq("conflict", "list").value
    assert "journal_forked" not in {one["kind"] for one in open_ones}
    assert len(site.hq("conflict", "list", "--all").value) > len(open_ones)
