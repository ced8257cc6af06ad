"""A stolen laptop or stick reveals nothing, and other users of the computer cannot even read it."""

import os
import stat

from tests.cli.site import HQ_PHRASE, Site, people


def open_to_others(folder):
    if os.name == "nt":  # Windows keeps lists of rights, and a user's folder is closed by them
        return []
    found = [folder, *folder.rglob("*")]
    return [path.name for path in found if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_nobody_else_on_the_computer_may_read_a_home(site: Site):
    site.sample(2)
    assert open_to_others(site.home) == []
    backup = site.base / "backup"
    site.station("backup", backup)
    site.home = site.base / "restored"
    assert site.station("restore", backup, *site.confirmed).status == 0
    assert open_to_others(site.home) == []
    home = site.base / "another hq"
    result = site.run("hq", "init", "--name", "指挥部", "--home", home, phrase=HQ_PHRASE)
    assert result.status == 0
    assert open_to_others(home) == []


def test_a_home_of_an_older_version_is_closed_when_it_is_opened(site: Site):
    (site.home / "station.db").chmod(0o644)
    (site.hq_home / "headquarters.db").chmod(0o644)
    site.station("status")
    site.hq("status")
    for file in (site.home / "station.db", site.hq_home / "headquarters.db"):
        assert open_to_others(file) == []


def test_no_file_of_a_day_names_a_person(site: Site):
    site.sample(4)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.station("import", site.stick)
    site.station("backup", site.base / "backup")
    private = [t.encode() for p in people(60) for t in (p.name, p.document_number, p.phone) if t]
    for folder in (site.home, site.hq_home, site.stick):
        for path in (p for p in folder.rglob("*") if p.is_file()):
            data = path.read_bytes()
            assert not [text for text in private if text in data], path.name
    data = (site.base / "backup").read_bytes()
    assert not [text for text in private if text in data]
