"""`staff`, badges and `--operator` where operators are enrolled."""

from __future__ import annotations

import pytest
from tests.cli.site import TUBE, Site
from tests.cli.staff_of_site import LEAD_PIN, PIN, add, pin_file
from tests.paper.conftest import codes_in, rasterised


def test_operators_are_listed_without_keys_or_pins(staffed: Site) -> None:
    listed = staffed.station("staff", "list")
    assert [(one["name"], one["role"], one["state"]) for one in listed.value] == [
        ("李敏", "registrar", "enrolled"),
        ("赵刚", "point_lead", "enrolled"),
    ]
    assert "argon2id" not in listed.out
    assert "badge_key" not in listed.out


@pytest.mark.parametrize(
    ("args", "pin", "code"),
    [
        (("add", "--name", "崔明", "--role", "proxy_clerk"), "123456", "pin_weak"),
        (("add", "--name", "崔明", "--role", "proxy_clerk"), "12345", "pin_form"),
        (("add", "--name", "李敏", "--role", "proxy_clerk"), "", "staff_name_taken"),
        (("remove", "赵刚"), "", "last_lead"),
        (("remove", "谁"), "", "operator_not_enrolled"),
        (("change", "谁", "--role", "registrar"), "", "operator_not_enrolled"),
    ],
)
def test_what_is_refused_changes_nothing(
    staffed: Site, args: tuple[str, ...], pin: str, code: str
) -> None:
    before = staffed.station("staff", "list").value
    pins = ("--new-pin-file", pin_file(staffed, pin)) if pin else ()
    done = staffed.station("staff", *args, *pins)
    assert (done.status, done.value["error"]) == (1, code)
    assert staffed.station("staff", "list").value == before


def test_a_named_operator_needs_the_pin_and_has_the_role(
    staffed: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = ("--operator", "李敏")
    monkeypatch.setenv("TESTDESK_PIN", LEAD_PIN)
    assert staffed.station("tube", "list", *named).status == 0  # reads, and asks nobody
    nothing = staffed.station("scan", *named, typed=f"{TUBE}\n".encode())
    assert nothing.status == 1
    monkeypatch.setenv("TESTDESK_PIN", LEAD_PIN)
    wrong = staffed.station("scan", *named, typed=f"{TUBE}\n".encode())
    assert "pin_wrong" in wrong.out + wrong.err
    monkeypatch.setenv("TESTDESK_PIN", PIN)
    opened = staffed.station("scan", *named, typed=f"{TUBE}\n".encode())
    assert opened.lines[0]["reason"] == "tube_opened"
    monkeypatch.setenv("TESTDESK_PIN", PIN)
    refused = staffed.station("staff", "add", "--name", "崔明", "--role", "sampler", *named)
    assert (refused.status, refused.value["error"]) == (1, "role_not_permitted")


def test_the_passphrase_alone_acts_as_point_lead(staffed: Site) -> None:
    assert add(staffed, "崔明", "proxy_clerk")["role"] == "proxy_clerk"


def test_a_removed_operator_is_restored_by_two_people(staffed: Site) -> None:
    clerk = add(staffed, "崔明", "proxy_clerk")
    assert (
        staffed.station("staff", "remove", "崔明", "--reason", "left").value["state"] == "removed"
    )
    alone = staffed.station("staff", "change", clerk["operator"])
    assert (alone.status, alone.value["error"]) == (1, "second_person_missing")
    second = staffed.base / "approvals"
    second.write_text(f"赵刚 {LEAD_PIN}\n", "utf-8")
    back = staffed.station("staff", "change", clerk["operator"], "--approvals-file", second)
    assert (back.status, back.value["state"]) == (0, "enrolled")


def test_a_printed_badge_scanned_at_the_station_changes_the_operator(staffed: Site) -> None:
    out = staffed.base / "badge.pdf"
    printed = staffed.station("paper", "badge", "--operator-id", "李敏", "--out", out)
    assert printed.status == 0, printed.out
    (page,) = rasterised(out, 200)
    (code,) = codes_in(page)
    changed, opened = staffed.scan(code, TUBE)
    assert (changed["kind"], changed["verdict"], changed["reason"]) == (
        "command",
        "accepted",
        "operator_changed",
    )
    assert code not in str(changed)
    assert opened["reason"] == "tube_opened"
    staffed.station("staff", "change", "李敏")
    (void,) = staffed.scan(code)
    assert (void["verdict"], void["reason"]) == ("refused", "badge_not_authentic")


def test_operators_of_headquarters_come_with_the_update_to_their_point_only(site: Site) -> None:
    point = site.station("status").value["point"]
    pins = ("--new-pin-file", pin_file(site, LEAD_PIN))
    lead = ("staff", "add", "--point", point, "--name", "赵刚", "--role", "point_lead", *pins)
    added = site.hq(*lead)
    assert added.status == 0, added.out
    assert "argon2id" not in added.out
    assert site.hq(*lead).value["error"] == "staff_name_taken"
    unknown = ("staff", "add", "--point", "别处", "--name", "王", "--role", "sampler")
    assert site.hq(*unknown).value["error"] == "point_unknown"
    site.sample(1)
    site.station("export", site.stick)
    site.hq("import", site.stick)  # writes the update too
    site.station("import", site.stick)
    (listed,) = site.station("staff", "list").value
    assert (listed["name"], listed["role"], listed["state"]) == ("赵刚", "point_lead", "enrolled")
    out = site.base / "badge.pdf"
    printed = site.hq("staff", "badge", added.value["operator"], "--out", out)
    assert printed.status == 0, printed.out
    (page,) = rasterised(out, 200)
    (needs_pin,) = site.scan(*codes_in(page))
    assert (needs_pin["verdict"], needs_pin["reason"]) == ("refused", "badge_needs_pin")
    removed = site.hq("staff", "remove", added.value["operator"], "--reason", "left")
    assert removed.value["state"] == "removed"
    assert site.hq("staff", "remove", added.value["operator"]).value["error"] == (
        "operator_not_enrolled"
    )
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.station("import", site.stick)
    (listed,) = site.station("staff", "list").value
    assert listed["state"] == "removed"
