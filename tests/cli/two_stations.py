"""A second station at the point of a made city, used through the command line like the first."""

from tests.cli.site import Site


def second_station(site: Site, *, station: int = 2, point: str = "网通小区") -> Site:
    """Makes its kit and sets it up, with the same headquarters and the same stick."""
    other = Site(site.base)
    other.home = site.base / f"desk-{station}"
    result = site.hq("kit", "--station", station, "--point", point, "--out", site.stick)
    assert result.status == 0, result.out + result.err
    kit = site.stick / "testdesk" / f"kit-{station}.tdk"
    result = other.station("station", "init", "--kit", kit)
    assert result.status == 0, result.out + result.err
    return other


def exported(*sites: Site) -> None:
    """Each station exports to its stick."""
    for site in sites:
        result = site.station("export", site.stick)
        assert result.status == 0, result.out + result.err


def verdicts(site: Site) -> dict[str, tuple[str, str]]:
    """What a station makes of the stick: verdict and reason of each file."""
    result = site.station("import", site.stick)
    assert result.status in {0, 1}, result.out + result.err
    return {f["file"]: (f["verdict"], f["reason"]) for f in result.value["files"]}
