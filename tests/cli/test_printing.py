"""Codes onto real printers by command: what is not known to be out is not marked."""

import pytest
from tests.cli.site import Site
from tests.paper.receipt_printer import FINE

from testdesk.paper.output import thermal

# In this process other tests open windows; there is one application for all.
pytestmark = pytest.mark.usefixtures("qapp")


def issued(site):
    """A card on record that is on no paper."""
    resident = site.resident()
    assert site.desk("code", "issue", "--resident", resident).status == 0
    return resident


def unprinted(site):
    said = site.desk("code", "prints", "--unprinted").value
    return [one["resident"]["resident"] for one in said]


def doctor_says(site, printer):
    said = site.desk("doctor", "--printer", printer)
    assert said.status == 0
    return next(c for c in said.value["checks"] if c["check"] == "printer")


def test_a_slip_printed_by_command_stands_in_the_log(site: Site, printer):
    resident = issued(site)
    assert unprinted(site) == [resident]
    for _ in range(2):
        said = site.desk("code", "print", "--resident", resident, "--printer", printer.address)
        assert (said.status, said.value["printed"], said.value["layout"]) == (0, True, "slip58")
    assert len(printer.papers()) == 2
    assert unprinted(site) == []
    again, first = site.desk("code", "prints", "--resident", resident).value
    assert (first["times"], again["times"]) == (1, 2)
    assert (first["printer"], first["operator"]) == (printer.address, "command-line")
    assert first["resident"]["resident"] == resident
    assert site.desk("code", "prints").value == [again, first]
    assert site.desk("code", "prints", "--day", "2020-01-01").value == []
    assert site.desk("code", "prints", "--resident", "0" * 12).value == []


def test_a_printer_in_trouble_marks_nobody(site: Site, printer):
    resident = issued(site)
    printer.paper = FINE | 0x60
    said = site.desk("code", "print", "--resident", resident, "--printer", printer.address)
    assert (said.status, said.value["error"]) == (3, "printer_out_of_paper")
    assert unprinted(site) == [resident]


def test_a_queue_is_waited_for_and_its_word_is_taken(site: Site, cups):
    resident = issued(site)
    one = ("code", "print", "--resident", resident, "--json", "--printer")
    said = site.process(*one, "nobody", "--wait", "0.3")
    assert (said.status, said.value["error"]) == (3, "printer_queue_waits")
    cups.tell("cupsdisable", "nobody")
    said = site.process(*one, "nobody")
    assert (said.status, said.value["error"]) == (3, "printer_stopped")
    assert unprinted(site) == [resident]
    told = site.process("doctor", "--printer", "nobody", "--json").value["checks"]
    assert "printer_stopped" in {check["code"] for check in told}
    said = site.process(*one, "good")
    assert (said.status, said.value["printer"]) == (0, "good")
    assert unprinted(site) == []


@pytest.mark.parametrize("options", [(), ("--out", "a.pdf", "--printer", "p"), ("--printer", " ")])
def test_a_printer_or_a_file_and_never_both(site: Site, options):
    assert site.desk("code", "print", *options).status == 2


def test_what_is_not_printed_has_no_day(site: Site):
    assert site.desk("code", "prints", "--unprinted", "--day", "2022-03-26").status == 2


def test_the_doctor_asks_a_printer_that_is_named(site: Site, printer, monkeypatch):
    assert doctor_says(site, printer.address)["code"] == "printer_ready"
    printer.paper = FINE | 0x60
    found = doctor_says(site, printer.address)
    assert (found["status"], found["code"]) == ("missing", "printer_out_of_paper")
    assert found["message"]
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 0.2)
    printer.paper = None
    assert doctor_says(site, printer.address)["code"] == "printer_silent"
    assert printer.papers() == []
    assert doctor_says(site, "escpos://")["code"] == "printer_address_invalid"
    assert doctor_says(site, "no such printer")["code"] == "printer_gone"
