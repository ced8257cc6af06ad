"""The proxy code."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from testdesk.domain.refusals import Refusal
from testdesk.formats import proxy_code
from testdesk.formats.card_number import format_card_number
from testdesk.formats.proxy_code import ProxyCode, decode_proxy_code, encode_proxy_code

VECTORS = sorted((Path(__file__).parents[1] / "vectors" / "proxy-code").glob("*.json"))
KEY = bytes(range(32))
CODE = ProxyCode(
    key_id=7,
    station=3,
    subject="5bcd15a1b2c3",
    issue_day=date(2022, 3, 26),
    issue_number=1,
    id_tag=0xE58A1,
)
CODES = st.builds(
    ProxyCode,
    key_id=st.integers(0, 31),
    station=st.integers(1, 1023),
    subject=st.integers(0, 2**48 - 1).map("{:012x}".format),
    issue_day=st.integers(0, 2**14 - 1).map(lambda days: date(2020, 1, 1) + timedelta(days)),
    valid_days=st.integers(1, 63).map(lambda tens: tens * 10),
    issue_number=st.integers(1, 127),
    id_tag=st.integers(0, 2**20 - 1),
)


def refused(text, card_keys=None):
    with pytest.raises(Refusal) as caught:
        decode_proxy_code(text, {7: KEY} if card_keys is None else card_keys)
    return caught.value.code


def changed(code, **changes):
    return ProxyCode(**{name: getattr(code, name) for name in code.__struct_fields__} | changes)


def load(path):
    vector = json.loads(path.read_text(encoding="utf-8"))
    card_keys = {int(key_id): bytes.fromhex(key) for key_id, key in vector["card_keys"].items()}
    return vector, card_keys


def test_there_are_vectors_of_every_stage():
    stages = {load(path)[0]["stage"] for path in VECTORS}
    assert stages == {"accepted", "form", "check digits", "version", "key", "authenticity"}


@given(st.text("0123456789", min_size=1, max_size=60))
def test_the_check_digits_are_those_of_the_document_s_formula(digits):
    # The document's range, "02" to "98": 00, 01 and 99 would pass a check of the remainder alone.
    assert proxy_code.check_digits(digits) == f"{98 - int(digits) * 100 % 97:02d}"


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_each_vector_gets_the_verdict_it_states(path):
    vector, card_keys = load(path)
    if vector["refusal"] is not None:
        assert refused(vector["text"], card_keys) == vector["refusal"]
        return
    code = decode_proxy_code(vector["text"], card_keys)
    assert {**vector["says"]} == {
        "version": code.version,
        "kind": code.kind,
        "key_id": code.key_id,
        "station": code.station,
        "subject": code.subject,
        "issue_day": code.issue_day.isoformat(),
        "valid_days": code.valid_days,
        "valid_until": code.valid_until.isoformat(),
        "issue_number": code.issue_number,
        "id_tag": code.id_tag,
    }
    if "body" in vector:
        assert encode_proxy_code(code, card_keys[code.key_id]) == vector["text"]
    if "document_number" in vector:
        tag = proxy_code.id_tag(card_keys[code.key_id], vector["document_number"])
        assert tag == code.id_tag


def test_the_document_shows_a_true_code():
    root = Path(__file__).parents[2]
    document = (root / "docs" / "formats" / "proxy-code-v1.md").read_text(encoding="utf-8")
    vector, _ = load(root / "tests" / "vectors" / "proxy-code" / "a-card-of-yanji-is-read.json")
    shown = (vector["text"], vector["body"], vector["mac"], vector["station_key"])
    assert all(f"{value}\n" in document for value in shown)
    assert f"    {format_card_number(3, 1047)}\n" in document


@given(CODES)
def test_every_code_comes_back(code):
    text = encode_proxy_code(code, KEY)
    assert len(text) == 58
    assert text.startswith("71")
    assert text.isascii()
    assert text.isdigit()
    assert int(text) % 97 == 1
    assert decode_proxy_code(text, {code.key_id: KEY}) == code


@given(CODES)
def test_each_wrong_digit_and_each_swap_is_damaged(code):
    text = encode_proxy_code(code, KEY)
    texts = {
        text[:place] + digit + text[place + 1 :] for place in range(58) for digit in "0123456789"
    }
    texts |= {
        text[:place] + text[place + 1] + text[place] + text[place + 2 :] for place in range(57)
    }
    texts -= {text}
    assert len(texts) >= 58 * 9
    assert {refused(wrong, {code.key_id: KEY}) for wrong in texts} == {"code_damaged"}


def test_each_lost_or_doubled_keystroke_is_damaged_and_looks_like_a_code():
    text = encode_proxy_code(CODE, KEY)
    for place in range(58):
        for wrong in (text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:]):
            assert proxy_code.looks_like_proxy_code(wrong)
            assert refused(wrong) == "code_damaged"


@given(st.text(max_size=80) | st.from_regex(r"71[0-9]{56}", fullmatch=True))
def test_any_text_is_refused_and_nothing_worse(text):
    assert refused(text).startswith("code_")


@given(CODES, st.sampled_from(["station", "issue_number", "id_tag", "valid_days", "issue_day"]))
def test_no_field_can_be_changed_without_the_key(code, field):
    other = changed(code, key_id=7, **{field: getattr(CODE, field)})
    mine = changed(code, key_id=7)
    if other == mine:
        return
    body = int(encode_proxy_code(other, KEY)[2:-2]) >> 64
    mac = int(encode_proxy_code(mine, KEY)[2:-2]) & (2**64 - 1)
    digits = f"71{body << 64 | mac:054d}"
    assert refused(digits + proxy_code.check_digits(digits)) == "code_not_authentic"


def test_a_code_holds_on_its_last_day():
    assert CODE.valid_until == date(2022, 9, 22)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("version", 8, "version"),
        ("kind", 4, "kind"),
        ("key_id", 32, "key_id"),
        ("key_id", -1, "key_id"),
        ("station", 0, "station"),
        ("station", 1024, "station"),
        ("subject", "5BCD15A1B2C3", "subject"),
        ("subject", "5bcd15a1b2c", "subject"),
        ("subject", "", "subject"),
        ("issue_day", date(2019, 12, 31), "issue_day"),
        ("issue_day", date(2064, 11, 9), "issue_day"),
        ("valid_days", 0, "validity"),
        ("valid_days", 14, "validity"),
        ("valid_days", 640, "validity"),
        ("issue_number", 0, "issue_number"),
        ("issue_number", 128, "issue_number"),
        ("id_tag", 2**20, "id_tag"),
    ],
)
def test_what_the_form_cannot_hold_is_refused_by_name(field, value, named):
    with pytest.raises(Refusal) as caught:
        encode_proxy_code(changed(CODE, **{field: value}), KEY)
    assert caught.value.code == "code_field_out_of_range"
    assert caught.value.detail == {"field": named}


def test_a_card_key_of_wrong_size_is_a_bug():
    with pytest.raises(ValueError, match="32 bytes"):
        encode_proxy_code(CODE, b"short")


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("7" * 58, True),
        ("7" * 30, True),
        ("7" * 70, True),
        ("7" * 29, False),
        ("7" * 71, False),
        ("222401193508150021", False),
        ("7" * 57 + "X", False),
        ("７" * 58, True),
        ("", False),
        ("٣" * 58, False),
    ],
)
def test_a_long_run_of_digits_is_read_as_a_code(text, looks):
    assert proxy_code.looks_like_proxy_code(text) is looks


def test_the_tag_distinguishes_documents():
    numbers = [f"22240119350815{n:04d}" for n in range(200)]
    assert len({proxy_code.id_tag(KEY, number) for number in numbers}) > 190
    assert 0 <= proxy_code.id_tag(KEY, "") < 2**20
    assert proxy_code.id_tag(KEY, "E12345678") != proxy_code.id_tag(bytes(32), "E12345678")


@given(st.text("0123456789", min_size=1, max_size=70))
def test_the_check_digits_are_those_of_iso_7064(digits):
    assert proxy_code.check_digits(digits) == mod_97_10.calc_check_digits(digits)
