"""Files of another city, and files that were imported before: left alone, and work continues."""

import shutil

from tests.advice.walking import advice, works
from tests.cli.site import SECOND_TUBE, people

LEFT = "It was left alone"


def reasons(result):
    return {one["reason"] for one in result.value["files"] if one["reason"]}


@advice("batch_other_city", "receipt_other_city", "update_other_city")
def test_the_stick_of_another_city(met, site, strangers):
    site.sample(2)
    before = works(site.station("status"))["journal"]
    found = reasons(site.station("import", strangers)) | reasons(site.hq("import", strangers))
    for code in ("batch_other_city", "receipt_other_city", "update_other_city"):
        assert code in found
        met.reported(code, LEFT)
    assert works(site.station("status"))["journal"] == before
    works(site.station("export", strangers))  # beside what is there
    site.hq("import", strangers)
    site.station("import", strangers)
    assert [b["state"] for b in works(site.station("status"))["batches"]] == ["accepted"]


@advice("receipt_of_other_batch")
def test_a_receipt_that_bears_another_batchs_name(met, site):
    site.sample(2)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    first = next((site.stick / "testdesk").glob("*.tdr"))
    works(site.station("import", site.stick))
    site.scan("!seal other", SECOND_TUBE, people(3)[2].document_number)
    works(site.station("export", site.stick))
    copied = shutil.copy(first, site.base / "receipt-1-5-7.tdr")
    result = site.station("import", copied)
    assert reasons(result) == {"receipt_of_other_batch"}
    met.reported("receipt_of_other_batch", "A receipt answers only its own batch")
    assert works(site.station("status"))["batches"][0]["state"] == "verified"
    works(site.hq("import", site.stick))
    works(site.station("import", site.stick))
    assert works(site.station("status"))["batches"][0]["state"] == "accepted"
