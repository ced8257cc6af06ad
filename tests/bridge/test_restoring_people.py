"""Two people restore a backup, by the badges and PINs of the operators in it."""

import pytest
from tests.bridge.backup_of_staff import SECOND_LEADS_PIN, BackupOfStaff
from tests.made_station import PASSPHRASE
from tests.services.staff.made_staff import OTHER_PIN, PIN

from testdesk import bootstrap
from testdesk.domain.refusals import Refusal
from testdesk.services.restoring import RestoringPerson
from testdesk.services.staff.identification import Credentials, identify
from testdesk.settings import RESTORE_TRIES

LEAD, REGISTRAR = RestoringPerson("赵刚", PIN), RestoringPerson("李敏", OTHER_PIN)
SECOND_LEAD = RestoringPerson("金英", SECOND_LEADS_PIN)
WRONG = RestoringPerson("赵刚", "000000")


def test_a_badge_and_a_lead_with_a_pin_are_both_in_the_journal(backup_of_staff: BackupOfStaff):
    assert backup_of_staff.restore(backup_of_staff.badge("朴俊"), LEAD) == ""
    (first, approved), (second, restored) = backup_of_staff.newest_events()
    assert first == second == "朴俊"
    assert (approved["action"], approved["names"]) == ("restore_backup", ["赵刚"])
    assert approved["operators"] == [backup_of_staff.people["赵刚"].member.operator]
    assert (restored["kind"], restored["confirmed_by"]) == ("station_restored", ["朴俊", "赵刚"])


def test_a_lead_restores_it_if_somebody_else_shows_a_badge(backup_of_staff: BackupOfStaff):
    badge_and_pin = backup_of_staff.badge("赵刚", PIN)
    assert backup_of_staff.restore(badge_and_pin, backup_of_staff.badge("李敏")) == ""
    assert backup_of_staff.newest_events()[1][1]["confirmed_by"] == ["赵刚", "李敏"]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (REGISTRAR, WRONG, "pin_wrong"),
        (WRONG, SECOND_LEAD, "pin_wrong"),
        (REGISTRAR, RestoringPerson("赵刚"), "pin_missing"),
        (LEAD, LEAD, "second_person_same"),
        (REGISTRAR, RestoringPerson("崔明", PIN), "operator_not_enrolled"),
        (RestoringPerson("谁"), LEAD, "operator_not_enrolled"),
        (REGISTRAR, RestoringPerson("72" + "0" * 68), "operator_not_enrolled"),
    ],
)
def test_whom_the_backup_does_not_know_leaves_everything_as_it_was(
    backup_of_staff: BackupOfStaff, first: RestoringPerson, second: RestoringPerson, code: str
):
    before = backup_of_staff.file.read_bytes()
    assert backup_of_staff.restore(first, second) == code
    assert backup_of_staff.left() - {RESTORE_TRIES} == set()
    assert backup_of_staff.file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "pin", "code"),
    [
        ("赵刚", "", "badge_needs_pin"),
        ("赵刚", "000000", "pin_wrong"),
        ("李敏", "", "second_person_same"),
        ("朴俊", "", "role_not_permitted"),
        ("崔明", PIN, "badge_removed"),
        ("another point", "", "badge_of_other_point"),
    ],
)
def test_a_badge_that_confirms_nothing_leaves_everything_as_it_was(
    backup_of_staff: BackupOfStaff, name: str, pin: str, code: str
):
    assert backup_of_staff.restore(REGISTRAR, backup_of_staff.badge(name, pin)) == code
    assert backup_of_staff.left() - {RESTORE_TRIES} == set()


def test_wrong_pins_pause_the_next_attempts_and_the_restored_station(
    backup_of_staff: BackupOfStaff,
):
    for _ in range(5):
        assert backup_of_staff.restore(REGISTRAR, WRONG) == "pin_wrong"
    assert backup_of_staff.left() == {RESTORE_TRIES}
    kept = (backup_of_staff.home / RESTORE_TRIES).read_text("utf-8")
    assert backup_of_staff.people["赵刚"].member.operator in kept
    assert "赵刚" not in kept
    assert backup_of_staff.restore(REGISTRAR, LEAD) == "pin_paused"
    # Another lead is not affected; the pause goes on in the station that is restored.
    assert backup_of_staff.restore(REGISTRAR, SECOND_LEAD) == ""
    assert RESTORE_TRIES not in backup_of_staff.left()
    credentials = Credentials(operator=backup_of_staff.people["赵刚"].member.operator, pin=PIN)
    home, clock = backup_of_staff.home, backup_of_staff.clock
    with bootstrap.station(home, PASSPHRASE, clock=clock) as station:
        with pytest.raises(Refusal, match="pin_paused"):
            identify(station, credentials)
        clock.forward(minutes=2)
        assert identify(station, credentials).name == "赵刚"


def test_after_the_pause_the_right_pin_restores_it(backup_of_staff: BackupOfStaff):
    for _ in range(5):
        assert backup_of_staff.restore(REGISTRAR, WRONG) == "pin_wrong"
    backup_of_staff.clock.forward(minutes=2)
    assert backup_of_staff.restore(REGISTRAR, LEAD) == ""


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'{"0011223344556677": 5}'])
def test_a_damaged_file_of_wrong_tries_is_replaced(backup_of_staff: BackupOfStaff, data: bytes):
    backup_of_staff.home.mkdir()
    (backup_of_staff.home / RESTORE_TRIES).write_bytes(data)
    assert backup_of_staff.restore(REGISTRAR, WRONG) == "pin_wrong"
    assert b'"count":1' in (backup_of_staff.home / RESTORE_TRIES).read_bytes()
    assert backup_of_staff.restore(REGISTRAR, LEAD) == ""


def test_a_right_passphrase_is_asked_for_first(backup_of_staff: BackupOfStaff):
    assert backup_of_staff.restore(REGISTRAR, LEAD, "another one") == "passphrase_wrong"
    assert backup_of_staff.left() == set()
