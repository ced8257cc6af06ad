"""Two desks of one point and their headquarters, by commands alone."""

from tests.cli.site import SECOND_TUBE, Site, people
from tests.cli.two_desks import exported, second_desk, verdicts


def test_an_update_says_who_was_sampled_at_the_other_desk(site: Site):
    """The batch itself never reaches the other desk: only headquarters' news of it does."""
    other = second_desk(site, point="另一个检测点")
    for desk in (site, other):
        desk.desk("queue", "ticket")
        exported(desk)
    site.hq("import", site.stick)
    for desk in (site, other):
        verdicts(desk)
    site.sample(3)
    exported(site)
    site.hq("import", site.stick)
    (update,) = (
        one for one in site.hq("update", "--out", site.stick).value["files"] if one["station"] == 2
    )
    assert update["sampled"] == 3
    assert verdicts(other)[update["file"]] == ("accepted", "")
    first, fourth = people(4)[0], people(4)[3]
    answers = other.scan(SECOND_TUBE, first.document_number, fourth.document_number)
    assert [(one["verdict"], one["reason"]) for one in answers[1:]] == [
        ("refused", "already_sampled"),
        ("accepted", "sampled"),
    ]
    earlier = answers[1]["earlier"]
    assert (earlier["station"], earlier["tube"], earlier["position"]) == (1, "YJ20220326", 1)
    totals = other.desk("coverage").value
    assert sum(one["sampled"] for one in totals) == 4
    assert other.desk("verify").value["ok"]
    assert site.hq("status").value["samples"] == 3
