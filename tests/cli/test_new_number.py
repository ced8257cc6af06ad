"""A station lost events for good: salvage, headquarters, a kit with a new number, work again."""

from tests.cli.numbers import NUMBERS
from tests.cli.site import HQ_PHRASE, Site

THIRD_TUBE = "YJ20220328"


def declared_lost(site: Site) -> object:
    (station,) = (s for s in site.hq("status").value["stations"] if s["station"] == 1)
    return station["lost"] if station["ended"] else None


def test_the_laptop_goes_on_under_another_number_and_what_is_lost_is_named(
    damaged_station: Site,
) -> None:
    site = damaged_station
    assert site.station("status").value["error"] == "store_log_missing"
    salvaged = site.run("salvage", site.stick, "--home", site.home)
    assert salvaged.status == 1
    assert "hq station end" in salvaged.err
    salvage = site.station("salvage", site.stick).value
    ((first, last),) = salvage["lost"]
    assert (salvage["station"], salvage["last"]) == (1, last)
    assert site.hq("import", site.stick).value["files"][0]["new_events"] == first - 1
    # What headquarters does, as the message advises.
    assert declared_lost(site) is None
    result = site.hq("station", "end", 1, "--last", salvage["last"], "--note", "log gone")
    assert (result.status, result.value["lost"]) == (0, [[first, last]])
    assert declared_lost(site) == [[first, last]]
    assert (
        f"{first}-{last}" in site.run("hq", "status", "--home", site.hq_home, phrase=HQ_PHRASE).out
    )
    assert [one["state"] for one in site.hq("station", "list").value] == ["ended"]
    assert site.hq("kit", "--station", 1, "--point", "x", "--out", site.stick).status == 1
    assert site.hq("kit", "--station", 2, "--point", "网通小区", "--out", site.stick).status == 0
    # The same laptop, in an empty folder.
    site.home = site.base / "new"
    kit = site.stick / "testdesk" / "kit-2.tdk"
    assert site.station("station", "init", "--kit", kit).status == 0
    card = site.outputs["card"].value
    read = site.station("code", "read", card["code"]).value
    assert (read["verdict"], read["resident"]["resident"]) == ("accepted", card["resident"])
    lines = site.scan(THIRD_TUBE, card["code"], NUMBERS[3])
    assert [one["reason"] for one in lines] == ["tube_opened", "sampled", "sampled"]
    assert site.station("export", site.stick).status == 0
    assert site.hq("import", site.stick).status == 0
    now = site.hq("status").value
    assert (now["samples"], now["conflicts"]) == (5, 0)
    assert site.hq("verify").value["ok"] is True


def test_what_is_found_later_is_imported_and_no_longer_lost(site: Site) -> None:
    site.sample(2)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    assert site.hq("station", "end", 1, "--last", 6).value["lost"] == [[5, 6]]
    site.scan("!undo")
    site.station("export", site.stick)
    assert site.hq("import", site.stick).status == 0
    assert declared_lost(site) == [[6, 6]]
    assert site.hq("station", "end", 1, "--undo").status == 0
    assert declared_lost(site) is None
    result = site.hq("station", "end", 1, "--undo")
    assert (result.status, result.value["error"]) == (1, "station_not_ended")
    assert site.hq("station", "end", 9).value["error"] == "station_unknown"
    assert site.hq("station", "end", 1, "--last", -1).value["error"] == "sequence_invalid"
