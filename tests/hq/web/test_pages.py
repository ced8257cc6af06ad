"""The operators' pages: what each shows, to whom, in which language, and that looks are noted."""

import io
import re
from html import unescape
from urllib.parse import unquote

import pytest
from fhir.resources.bundle import Bundle
from openpyxl import load_workbook
from pyarrow import parquet
from starlette.testclient import TestClient
from tests.hq.laptops import resident
from tests.hq.web.page_text import PASSWORD, text_of

from testdesk.hq.accounts import operators
from testdesk.hq.accounts.access import access_entries
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.views.exports import COLUMNS
from testdesk.hq.web.app import create_app

pytestmark = pytest.mark.usefixtures("quick_vaults")

PAGES = ("/", "/stations", "/conflicts", "/recall", "/downloads", "/compound?name=河南小区")


def test_nobody_sees_a_page_without_logging_in(hq):
    people = ("/building?compound=a&name=b", "/person/x", "/downloads/csv?round=R7")
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as stranger:
        for path in (*PAGES, *people):
            led = stranger.get(path)
            assert (led.status_code, led.headers["location"][:7]) == (303, "/login?"), path


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_every_page_speaks_three_languages_and_needs_no_other_host(browser, language):
    for path in PAGES:
        check_page(browser, path, language)


def check_page(browser, path, language):
    answer = browser.get(path, headers={"accept-language": f"fr, {language};q=0.7"})
    assert answer.status_code == 200
    assert f'<html lang="{language}' in answer.text
    assert re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//""", answer.text) == []
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", answer.text) == []
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy


def test_the_overview_shows_how_far_the_city_is(browser):
    text = text_of(browser.get("/"))
    assert "2 / 4" in text
    assert "另有名册外人员 1 人已采" in text
    assert "有缺号的登记台" in text


def test_the_overview_of_a_headquarters_without_a_round_explains_it(hq):
    operators.add(hq, name="赵刚", role="viewer", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=True) as client:
        landed = client.post("/login", data={"name": "赵刚", "password": PASSWORD, "next": "/"})
        assert "还没有开启轮次" in text_of(landed)
        assert client.get("/stations").status_code == 200


def test_one_walks_from_the_city_to_a_person(browser, sampled_names):
    address = "/"
    for step in ("河南小区", "3 号楼", "金英姬"):
        page = browser.get(address)
        links = dict(re.findall(r'<a href="([^"]+)">([^<]+)</a>', page.text))
        address = unescape(next(link for link, text in links.items() if text == step))
    person_text = text_of(browser.get(address))
    assert address.startswith(f"/person/{sampled_names['金英姬']}")
    assert "M12345679" in person_text
    assert "13844330002" in person_text


def test_a_building_shows_who_is_missing_and_masks_numbers(browser):
    missing = text_of(browser.get("/building", params={"compound": "河南小区", "name": "3"}))
    assert "金英姬" in missing
    assert "李明哲" not in missing
    assert "13844330002" not in missing
    assert "138****0002" in missing
    everybody = browser.get(
        "/building", params={"compound": "河南小区", "name": "3", "all": "true"}
    )
    assert "李明哲" in text_of(everybody)


def test_links_of_names_that_look_like_markup_or_addresses_lead_to_the_right_page(browser):
    page = browser.get("/compound", params={"name": "A&B=小区?"})
    (link,) = map(unescape, re.findall(r'<a href="(/building[^"]+)">', page.text))
    building = browser.get(link)
    assert "9/甲" in unquote(link)
    assert "<b>&王" not in building.text
    assert "<b>&王" in unescape(building.text)


def test_what_nobody_listed_is_shown_as_such(browser):
    assert browser.get("/compound", params={"name": "无"}).status_code == 404
    assert browser.get("/building", params={"compound": "无", "name": "1"}).status_code == 404
    nobody = browser.get(f"/person/{resident(404)}")
    assert (nobody.status_code, "名册上没有此人" in nobody.text) == (404, True)


def test_every_look_at_people_is_noted_with_who_looked(hq, browser, sampled_names):
    browser.get("/building", params={"compound": "河南小区", "name": "3"})
    browser.get(f"/person/{sampled_names['李明哲']}")
    browser.get("/conflicts")
    browser.get("/recall", params={"tube": "yj00000001"})
    browser.get("/downloads/csv", params={"round": "R7"})
    for harmless in ("/", "/stations", "/downloads", "/compound?name=河南小区"):
        browser.get(harmless)
    noted = {(look.operator, look.kind, look.subject) for look in access_entries(hq)}
    assert noted == {
        ("赵刚", "building", "河南小区 3"),
        ("赵刚", "person", sampled_names["李明哲"]),
        ("赵刚", "conflict", "all"),
        ("赵刚", "tube", "YJ00000001"),
        ("赵刚", "download", "R7 csv"),
    }


def test_the_recall_list_names_everybody_and_an_unknown_tube_is_reported(browser):
    found = text_of(browser.get("/recall", params={"tube": " yj00000001 "}))
    assert "13844330001" in found
    assert "金英姬 13844330002" in found, "of the same room, not in the tube"
    assert "M12345678" not in found
    unknown = browser.get("/recall", params={"tube": "<i>"})
    assert unknown.status_code == 404
    assert "没有编号为 <i> 的采样管" in unescape(unknown.text)


def test_the_stations_page_shows_gaps_by_number_and_revoked_laptops(hq, browser, laptop):
    station = laptop(2)
    for position in range(1, 8):
        station.sample(resident(position), tube="YJ00000002", position=position)
    import_batch(hq, station.batch(1, 2), file="b.tdb")
    import_batch(hq, station.batch(6, 7), file="b.tdb")
    text = text_of(browser.get("/stations"))
    assert "3–5 刚刚发现" in text
    assert "2号检测点" in text
    assert text_of(browser.get("/")).count("1 / 2") == 1


def test_conflicts_are_shown_by_kind_with_a_link_to_the_person(hq, browser, sampled_names, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", [sampled_names["李明哲"]])
    import_batch(hq, station.batch(), file="b.tdb")
    page = browser.get("/conflicts")
    text = text_of(page)
    assert "一人采样两次 1" in text
    assert "一管两台 1" in text
    assert f"/person/{sampled_names['李明哲']}" in page.text


def test_a_chosen_language_is_kept_and_leads_back(browser):
    chosen = browser.post("/language", data={"to": "ko", "next": "/stations?round=R7"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/stations?round=R7")
    assert '<html lang="ko' in browser.get("/").text
    led = browser.post("/language", data={"to": "xx", "next": "//evil.example"})
    assert led.headers["location"] == "/"
    assert '<html lang="ko' in browser.get("/").text


def test_an_older_round_is_shown_by_its_name(hq, browser):
    open_round(hq, name="R8")
    assert "0 / 4" in text_of(browser.get("/"))
    assert "2 / 4" in text_of(browser.get("/", params={"round": "R7"}))


def read_download(browser, format_):
    answer = browser.get(f"/downloads/{format_}", params={"round": "R7"})
    assert answer.status_code == 200
    ending = {"fhir": "fhir.json"}.get(format_, format_)
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''R7.{ending}"
    return answer.content


def test_every_download_is_read_by_a_reader_that_is_not_ours(browser):
    assert read_download(browser, "csv").decode("utf-8-sig").count("\r\n") == 4
    worksheet = load_workbook(io.BytesIO(read_download(browser, "xlsx"))).active
    assert worksheet is not None
    assert [cell.value for cell in worksheet[1]] == list(COLUMNS)
    table = parquet.read_table(io.BytesIO(read_download(browser, "parquet")))
    assert (table.num_rows, table.column_names) == (3, list(COLUMNS))
    bundle = Bundle.model_validate_json(read_download(browser, "fhir"))
    assert len(bundle.entry or ()) == 3 + 3 + 1 + 3


def test_a_download_of_nothing_is_refused(browser):
    assert browser.get("/downloads/csv", params={"round": "R404"}).status_code == 422
    assert browser.get("/downloads/exe", params={"round": "R7"}).status_code == 422


def test_assets_are_kept_by_the_browser_until_they_change(browser):
    page = browser.get("/").text
    for address in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page):
        answer = browser.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    for absent in ("/assets/old/style.css", "/assets/x/..%2ftemplates%2fbase.html"):
        assert browser.get(absent).status_code == 404


def test_tubes_of_one_barcode_are_recalled_apart(browser, hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", [resident(301)])
    import_batch(hq, station.batch(), file="b.tdb")
    response = browser.get("/recall", params={"tube": "YJ00000001"})
    assert "2 支管用了同一个编号" in text_of(response)
    sections = response.text.split('<section class="card sheet">')[1:]
    assert ["李明哲" in section for section in sections] == [True, False]
    of_one = browser.get("/recall", params={"tube": "YJ00000001", "station": "3"})
    assert "李明哲" not in of_one.text
    assert "支管用了同一个编号" not in of_one.text
