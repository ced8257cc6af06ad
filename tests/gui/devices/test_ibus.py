"""A real input method (IBus with its Hangul engine, on a real X server) before our fields."""

from tests.gui.devices.ibus_child import NUMBER, TUBE, URL
from tests.gui.register.scan_page import CODE

from testdesk.domain.numbers.scans import UNREADABLE


def test_the_input_method_is_at_work_in_a_field_for_names(ibus_report):
    assert ibus_report["composed"] == "가"


def test_scans_reach_the_scan_field_as_they_are(ibus_report):
    assert ibus_report["scan_field"] == [[TUBE], [NUMBER], [CODE], [URL]]
    # Not one key of all the scans, also of those that were repeated, went through the input method.
    assert ibus_report["composed_in_scan_field"] == 0


def test_codes_reach_a_field_for_codes_as_they_are(ibus_report):
    assert ibus_report["code_field"] == [[[NUMBER], ""], [[CODE], ""]]


def test_a_tube_that_the_input_method_altered_is_never_taken_for_another(ibus_report):
    (tube, _), (code, left) = ibus_report["name_field"]
    assert tube == [UNREADABLE]
    assert (code, left) == ([CODE], "")
