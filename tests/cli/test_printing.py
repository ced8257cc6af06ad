"""Printing codes on real printers by command: a card not known to be printed is not marked."""

import pytest
from tests.cli.site import Site
from tests.paper.receipt_printer import FINE

from testdesk.paper.output import thermal

# In this process other tests open windows; there is one application for all.
pytestmark = pytest.mark.usefixtures("qapp")


def issued(site):
    """A card that was issued and not printed."""
    resident = site.resident()
    assert site.station("code", "issue", "--resident", resident).status == 0
    return resident


def unprinted(site):
    people = site.station("code", "prints", "--unprinted").value
    return [one["resident"]["resident"] for one in people]


def printer_check(site, printer):
    result = site.station("doctor", "--printer", printer)
    assert result.status == 0
    return next(c for c in result.value["checks"] if c["check"] == "printer")


def test_a_slip_printed_by_command_is_in_the_log(site: Site, printer):
    resident = issued(site)
    assert unprinted(site) == [resident]
    for _ in range(2):
        result = site.station("code", "print", "--resident", resident, "--printer", printer.address)
        assert (result.status, result.value["printed"], result.value["layout"]) == (
            0,
            True,
            "slip58",
        )
    assert len(printer.papers()) == 2
    assert unprinted(site) == []
    again, first = site.station("code", "prints", "--resident", resident).value
    assert (first["times"], again["times"]) == (1, 2)
    assert (first["printer"], first["operator"]) == (printer.address, "command-line")
    assert first["resident"]["resident"] == resident
    assert site.station("code", "prints").value == [again, first]
    assert site.station("code", "prints", "--day", "2020-01-01").value == []
    assert site.station("code", "prints", "--resident", "0" * 12).value == []


def test_a_printer_in_trouble_marks_nobody(site: Site, printer):
    resident = issued(site)
    printer.paper = FINE | 0x60
    result = site.station("code", "print", "--resident", resident, "--printer", printer.address)
    assert (result.status, result.value["error"]) == (3, "printer_out_of_paper")
    assert unprinted(site) == [resident]


def test_a_queue_is_waited_for_and_believed(site: Site, cups):
    resident = issued(site)
    one = ("code", "print", "--resident", resident, "--json", "--printer")
    result = site.process(*one, "nobody", "--wait", "0.3")
    assert (result.status, result.value["error"]) == (3, "printer_queue_waits")
    cups.run("cupsdisable", "nobody")
    result = site.process(*one, "nobody")
    assert (result.status, result.value["error"]) == (3, "printer_stopped")
    assert unprinted(site) == [resident]
    checks = site.process("doctor", "--printer", "nobody", "--json").value["checks"]
    assert "printer_stopped" in {check["code"] for check in checks}
    result = site.process(*one, "good")
    assert (result.status, result.value["printer"]) == (0, "good")
    assert unprinted(site) == []


@pytest.mark.usefixtures("cups")
def test_the_doctor_reports_how_long_printed_cards_are_kept(site: Site):
    checks = site.process("doctor", "--json").value["checks"]
    (spool,) = (check for check in checks if check["check"] == "spool")
    assert (spool["status"], spool["code"]) == ("attention", "spool_kept")
    assert spool["detail"] == {"hours": 24}
    assert "cupsctl PreserveJobFiles=No" in spool["message"]


@pytest.mark.parametrize("options", [(), ("--out", "a.pdf", "--printer", "p"), ("--printer", " ")])
def test_a_printer_or_a_file_and_never_both(site: Site, options):
    assert site.station("code", "print", *options).status == 2


def test_what_is_not_printed_has_no_day(site: Site):
    assert site.station("code", "prints", "--unprinted", "--day", "2022-03-26").status == 2


def test_the_doctor_asks_a_printer_that_is_named(site: Site, printer, monkeypatch):
    assert printer_check(site, printer.address)["code"] == "printer_ready"
    printer.paper = FINE | 0x60
    found = printer_check(site, printer.address)
    assert (found["status"], found["code"]) == ("missing", "printer_out_of_paper")
    assert found["message"]
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 0.2)
    printer.paper = None
    assert printer_check(site, printer.address)["code"] == "printer_silent"
    assert printer.papers() == []
    assert printer_check(site, "escpos://")["code"] == "printer_address_invalid"
    assert printer_check(site, "no such printer")["code"] == "printer_gone"
