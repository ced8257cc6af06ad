"""The end of a job in a real queue of a real cupsd."""

from concurrent.futures import ThreadPoolExecutor

from testdesk.domain.refusals import CodedError
from testdesk.paper.output.print_queue import QueueJob, jobs_state, queue_fault, wait_until_printed
from testdesk.paper.output.printing import print_faces

from .conftest import FACE
from .private_cups import wait_for


def code_of(call, *more):
    try:
        call(*more)
    except CodedError as error:
        return error.code
    return ""


def print_card(printer):
    return print_faces(printer, [FACE], "card")


def test_a_job_that_is_printed_is_out(print_lane):
    jobs = print_lane(print_card, "good")
    assert [job.printer for job in jobs] == ["good"]
    assert print_lane(code_of, wait_until_printed, jobs, 50) == ""


def test_a_paused_queue_is_handed_nothing(cups, print_lane):
    cups.add_pdf_queue("paused")
    cups.run("cupsdisable", "paused")
    assert print_lane(code_of, print_card, "paused") == "printer_stopped"
    cups.run("cupsenable", "paused")
    assert print_lane(queue_fault, "paused") == ""
    cups.run("cupsreject", "paused")
    assert print_lane(code_of, print_card, "paused") == "printer_stopped"


def test_a_job_that_nobody_takes_waits_and_a_cancelled_one_is_given_up(cups, print_lane):
    jobs = print_lane(print_card, "nobody")
    assert print_lane(code_of, wait_until_printed, jobs, 0.5) == "printer_queue_waits"
    cups.run("cancel", "-a", "nobody")
    assert print_lane(code_of, wait_until_printed, jobs, 50) == "printer_gave_up"


def test_an_aborted_job_is_given_up(print_lane):
    assert (
        print_lane(code_of, wait_until_printed, print_lane(print_card, "aborts"), 50)
        == "printer_gave_up"
    )


def test_a_printer_that_stops_keeps_the_job_and_is_reported(print_lane):
    jobs = print_lane(print_card, "stops")
    wait_for(
        lambda: print_lane(queue_fault, "stops") == "printer_stopped", "the queue has not stopped"
    )
    assert print_lane(jobs_state, jobs) == "waiting"


def test_a_job_of_which_the_server_knows_nothing_is_no_printed_one(print_lane):
    assert print_lane(jobs_state, [QueueJob("good", "testdesk card ffffffff")]) == "unknown"


def test_two_jobs_are_out_when_both_are(print_lane):
    jobs = print_lane(print_card, "good") + print_lane(print_card, "nobody")
    print_lane(wait_until_printed, jobs[:1], 50)
    assert print_lane(jobs_state, jobs) == "waiting"
    assert len({job.title for job in jobs}) == 2


def test_without_an_answer_of_the_server_a_job_is_not_called_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    with ThreadPoolExecutor(1) as pool:
        jobs = [QueueJob("good", "testdesk card ffffffff")]
        assert pool.submit(jobs_state, jobs).result(60) == "waiting"
        assert pool.submit(queue_fault, "good").result(60) == ""
