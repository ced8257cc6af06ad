"""Sampled lists that arrive without their update, or not at all."""

from tests.advice.walking import advice, works

from testdesk.hq.exchange.updates import sampled_lists


@advice("sampled_missing", "sampled_not_announced")
def test_a_list_and_its_update_on_different_sticks(met, site, monkeypatch):
    monkeypatch.setattr(sampled_lists, "MAX_SAMPLES_IN_UPDATE", 0)
    first, second = site.home, site.base / "second"
    works(site.hq("kit", "--station", 2, "--point", "网通小区", "--out", site.base))
    kit = site.base / "testdesk" / "kit-2.tdk"
    works(site.run("station", "init", "--kit", kit, "--home", second, "--json"))
    for home in (first, second):
        site.home = home
        site.sample(2)
        works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    (update,) = (site.stick / "testdesk").glob("update-1-*.tdu")
    (people,) = (site.stick / "testdesk").glob("*.tds")
    site.home = first

    def verdicts(*paths):
        files = site.station("import", *paths).value["files"]
        return [(one["kind"], one["verdict"], one["reason"]) for one in files]

    assert verdicts(people) == [("sampled", "refused", "sampled_not_announced")]
    met.reported("sampled_not_announced", "once a newer update from headquarters has arrived")
    assert verdicts(update)[1:] == [("sampled", "refused", "sampled_missing")]
    met.reported("sampled_missing", "write the update to a stick again")
    works(site.hq("update", "--out", site.base / "again"))
    assert ("sampled", "accepted", "") in verdicts(site.base / "again")
