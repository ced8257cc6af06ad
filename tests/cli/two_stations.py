"""A second desk at the point of a made city, used through the command line like the first."""

from tests.cli.site import Site


def second_desk(site: Site, *, station: int = 2, point: str = "网通小区") -> Site:
    """Makes its kit and sets it up; the same headquarters and the same stick."""
    other = Site(site.base)
    other.home = site.base / f"desk-{station}"
    said = site.hq("kit", "--station", station, "--point", point, "--out", site.stick)
    assert said.status == 0, said.out + said.err
    kit = site.stick / "testdesk" / f"kit-{station}.tdk"
    said = other.desk("station", "init", "--kit", kit)
    assert said.status == 0, said.out + said.err
    return other


def exported(*desks: Site) -> None:
    """Each desk's batch goes to the stick."""
    for desk in desks:
        said = desk.desk("export", desk.stick)
        assert said.status == 0, said.out + said.err


def verdicts(desk: Site) -> dict[str, tuple[str, str]]:
    """What a desk makes of the stick: verdict and reason of each file."""
    said = desk.desk("import", desk.stick)
    assert said.status in {0, 1}, said.out + said.err
    return {f["file"]: (f["verdict"], f["reason"]) for f in said.value["files"]}
