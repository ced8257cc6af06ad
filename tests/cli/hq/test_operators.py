"""`hq operator`, `hq access-log`: a password is never an argument, every access is logged."""

from tests.cli.site import HQ_PHRASE, TUBE


def test_operators_come_and_go(site, password_file):
    added = site.hq(
        "operator", "add", "金英", "--role", "supervisor", "--password-file", password_file
    )
    assert (added.status, added.value["name"], added.value["role"]) == (0, "金英", "supervisor")
    assert "horse" not in added.out + added.err
    assert site.hq("operator", "list").value == [added.value]
    again = site.hq("operator", "add", "金英", "--password-file", password_file)
    assert (again.status, again.value["error"]) == (1, "operator_exists")
    assert site.hq("operator", "remove", "金英").value == {"removed": "金英"}
    gone = site.hq("operator", "remove", "金英")
    assert (gone.status, gone.value["error"]) == (1, "operator_unknown")


def test_a_password_comes_from_the_environment_and_else_from_somebody_at_a_terminal(
    site, monkeypatch
):
    args = ("hq", "operator", "add", "li", "--home", site.hq_home)
    assert site.run(*args, phrase=HQ_PHRASE).status == 2
    monkeypatch.setenv("TESTDESK_OPERATOR_PASSWORD", "correct horse")
    assert site.run(*args, phrase=HQ_PHRASE).status == 0


def test_whoever_asks_for_a_tube_or_a_round_is_logged(site):
    site.sample(2)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    assert site.hq("tube", TUBE, "--operator", "金英").status == 0
    out = site.base / "R7.csv"
    assert site.hq("export", "--round", "R7", "--out", out).status == 0
    accesses = [
        (look["operator"], look["kind"], look["what"]) for look in site.hq("access-log").value
    ]
    assert sorted(accesses) == [("command-line", "download", "R7 csv"), ("金英", "tube", TUBE)]
