"""The access log as a page: for supervisors, showing who looked at what."""

import re
from html import unescape

import pytest

from testdesk.hq.accounts.access import log_single_access

pytestmark = pytest.mark.usefixtures("quick_vaults")


def cells(text):
    found = re.findall(r"<t[hd][^>]*data-label[^>]*>([^<]*)</t[hd]>", text)
    return [unescape(cell) for cell in found]


def test_a_supervisor_reads_who_looked_at_what(hq, page_of_role):
    log_single_access(hq, operator="<b>李", kind="tube", subject="YJ00000001")
    response = page_of_role("supervisor")
    assert response.status_code == 200
    assert cells(response.text)[1:] == ["<b>李", "A tube", "YJ00000001"]
    assert "采样管" in cells(page_of_role("supervisor", "zh").text)
    assert "검체 튜브" in cells(page_of_role("supervisor", "ko").text)


def test_nobody_looked_yet(page_of_role):
    assert "Nobody has looked" in unescape(page_of_role("supervisor").text)


def test_a_viewer_neither_reads_it_nor_is_led_there(page_of_role):
    assert page_of_role("viewer").status_code == 403
    assert "/looks" not in page_of_role("viewer", "ko", "/downloads").text
    assert "/looks" in page_of_role("supervisor", path="/downloads").text
