"""`hq person`: taken off the list for a reason, shown, and put back."""

from tests.cli.site import Site, people


def listed(site: Site) -> int:
    return int(site.hq("status").value["coverage"]["listed"])


def test_somebody_is_taken_off_the_list_shown_and_put_back(site: Site):
    who, other = site.resident(0), site.resident(1)
    before = listed(site)
    result = site.hq(
        *("person", "remove", who, other, "--reason", "moved_away"),
        *("--note", "住女儿家", "--operator", "赵刚"),
    )
    assert result.status == 0, result.err
    assert (result.value["removed"], result.value["reason"]) == ([who, other], "moved_away")
    assert listed(site) == before - 2
    shown = site.hq("person", "show", who).value
    assert shown["name"] == people(1)[0].name
    removed = {name: shown["removed"][name] for name in ("reason", "note", "by")}
    assert (shown["listed"], removed) == (
        False, {"reason": "moved_away", "note": "住女儿家", "by": "赵刚"},
    )  # fmt: skip
    assert people(1)[0].document_number not in site.hq("person", "show", who).out
    looked = [look for look in site.hq("access-log").value if look["what"] == who]
    assert {look["kind"] for look in looked} == {"person"}
    assert site.hq("person", "restore", who, "--note", "没有搬").status == 0
    assert listed(site) == before - 1
    assert site.hq("person", "show", who).value["removed"] is None


def test_at_the_station_the_record_shows_it_once_the_update_is_there(site: Site):
    who = site.resident()
    site.station("export", site.stick)
    site.hq("person", "remove", who, "--reason", "died")
    site.hq("import", site.stick)
    site.station("import", site.stick)
    shown = site.station("person", "show", who).value
    assert (shown["listed"], shown["removed"]["reason"]) == (False, "died")
    assert "died" in site.run("person", "show", who, "--home", site.home).out
    address = shown["compound"], shown["building"]
    covered = site.station("coverage", "--building", " ".join(address)).value
    assert [one["removed"] for one in covered if one["resident"] == who] == ["died"]


def test_without_a_reason_or_for_nobody_it_is_refused(site: Site):
    who = site.resident()
    assert site.hq("person", "remove", who).status == 2
    assert site.hq("person", "remove", who, "--reason", "bored").status == 2
    other = site.hq("person", "remove", who, "--reason", "other")
    assert (other.status, other.value["error"]) == (1, "note_missing")
    nobody = site.hq("person", "remove", who, "f" * 12, "--reason", "died")
    assert (nobody.status, nobody.value["error"]) == (1, "unknown_person")
    assert site.hq("person", "show", who).value["listed"]
    again = site.hq("person", "restore", who)
    assert (again.status, again.value["error"]) == (1, "person_not_removed")
    assert who in again.value["message"]
