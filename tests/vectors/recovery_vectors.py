"""The vectors of recovery requests and answers, and of vaults with several passphrases."""

import json
from functools import partial

from tests.formats.exchange import makers as m
from tests.little_work import quick_kits, quick_vaults
from tests.vectors.vector_files import THIEF, by_passphrase, save

from testdesk.formats.crypto import keys, vault, vault_slots
from testdesk.formats.encoding import canonical
from testdesk.formats.exchange import recovery
from testdesk.formats.exchange.kit import city_identity
from testdesk.formats.sealed import container

STORE_KEY = m.seed("store")
SPARE_AGE = m.age_identity("spare")
LINE = canonical.encode({"store_key": STORE_KEY.hex()})
REQUEST = recovery.write_request(
    STORE_KEY,
    city=m.CITY,
    station=3,
    kit=m.KIT_ID,
    created=m.CREATED,
    signing_key=m.STATION_SEED,
    recipient=m.RECIPIENTS[-1],
)
LABEL = recovery.read_request(REQUEST)
with quick_kits():
    ANSWER = recovery.write_answer(
        STORE_KEY, LABEL, city_signing_key=m.CITY_SEED, created=m.CREATED, passphrase=m.PASSPHRASE
    )
OUTER = container.unpack(REQUEST, expected_format=recovery.REQUEST_FORMAT).manifest
ANSWER_OUTER = container.unpack(ANSWER, expected_format=recovery.ANSWER_FORMAT).manifest
to_spare = partial(keys.age_encrypt, recipients=[m.RECIPIENTS[-1]])
to_daily_key = partial(keys.age_encrypt, recipients=m.RECIPIENTS[:1])
request_of = partial(
    m.sealed, domain=recovery.REQUEST_DOMAIN, seal=to_spare, signing_key=m.STATION_SEED
)
answer_of = partial(
    m.sealed, domain=recovery.ANSWER_DOMAIN, seal=by_passphrase, signing_key=m.CITY_SEED
)
ANOTHER_LINE = canonical.encode({"more": 1, "store_key": STORE_KEY.hex()})


def put(name, stage, refusal, data, kind="request", **more):
    context = {"kind": kind, "identity": SPARE_AGE, "passphrase": m.PASSPHRASE}
    scenario = name.replace("-", " ").capitalize() + "."
    save("recovery", name, scenario, stage, refusal, data, **(context | more))


def recoveries():
    put("a-request-is-read", "accepted", None, REQUEST)
    put("a-request-that-a-stranger-signed-is-refused", "signature", "signature_wrong",
        request_of(OUTER, [LINE], signing_key=THIEF))  # fmt: skip
    put("a-request-sealed-to-another-key-cannot-be-opened", "key", "spare_key_wrong",
        request_of(OUTER, [LINE], seal=to_daily_key))  # fmt: skip
    put("a-request-of-station-1024-is-refused", "manifest", "manifest_invalid",
        request_of(OUTER | {"station": 1024}, [LINE]))  # fmt: skip
    put("another-algorithm-of-a-request-is-unknown", "algorithm", "alg_unknown",
        request_of(OUTER | {"alg": "sm2+sm4"}, [LINE]))  # fmt: skip
    put("version-2-of-a-request-is-unknown", "container", "version_unknown",
        request_of(OUTER | {"version": 2}, [LINE]))  # fmt: skip
    box = container.unpack(REQUEST, expected_format=recovery.REQUEST_FORMAT)
    moved = canonical.encode(OUTER | {"station": 4})
    put("a-request-under-another-station-is-not-bound", "binding", "payload_not_bound",
        container.assemble(moved, keys.sign(m.STATION_SEED, recovery.REQUEST_DOMAIN, moved),
                           box.payload))  # fmt: skip
    for name, lines in {
        "a-request-without-a-key-is-refused": [],
        "a-request-of-two-keys-is-refused": [LINE, LINE],
        "a-request-with-a-member-more-is-refused": [ANOTHER_LINE],
        "a-request-with-a-space-is-refused": [LINE.replace(b":", b": ")],
    }.items():
        put(name, "contents", "payload_damaged", request_of(OUTER, lines))
    answers()
    vaults()


def answers():
    answer = partial(put, kind="answer")
    answer("an-answer-is-read", "accepted", None, ANSWER)
    answer("an-answer-under-another-passphrase-does-not-open", "key", "passphrase_wrong", ANSWER,
           passphrase="another")  # fmt: skip
    for name, change, code in (
        ("an-answer-for-station-4-is-not-ours", {"station": 4}, "recovery_other_station"),
        ("an-answer-to-another-request-is-not-ours", {"request": "ab" * 32},
         "recovery_other_station"),
    ):  # fmt: skip
        answer(name, "owner", code, answer_of(ANSWER_OUTER | change, [LINE]))
    thief = {"city": city_identity(keys.public_key(THIEF)),
             "city_key": keys.public_key(THIEF).hex()}  # fmt: skip
    answer("an-answer-of-another-city-is-not-ours", "owner", "recovery_other_city",
           answer_of(ANSWER_OUTER | thief, [LINE], signing_key=THIEF))  # fmt: skip
    answer("an-answer-whose-city-is-not-its-keys-is-refused", "manifest", "manifest_invalid",
           answer_of(ANSWER_OUTER | {"city": "ab" * 16}, [LINE]))  # fmt: skip
    answer("an-answer-that-a-stranger-signed-is-refused", "signature", "signature_wrong",
           answer_of(ANSWER_OUTER, [LINE], signing_key=THIEF))  # fmt: skip
    answer("a-request-is-no-answer", "container", "format_unknown", REQUEST)


def vaults():
    with quick_vaults():
        one = vault_slots.new_vault(STORE_KEY, m.PASSPHRASE)
        two = vault_slots.open_slots(one, m.PASSPHRASE).with_passphrase("deputy", "another")

    def put_vault(name, stage, refusal, data, **more):
        context = {"passphrase": "another", "names": ["station", "deputy"]} | more
        scenario = name.replace("-", " ").capitalize() + "."
        save("vault", name, scenario, stage, refusal, data, **context)

    def without_slots():
        body = {**json.loads(two), "slots": []}
        del body["checksum"]
        return vault.with_checksum(body)

    put_vault("a-second-passphrase-opens-a-vault", "accepted", None, two)
    put_vault("a-vault-of-one-passphrase-is-of-version-1", "accepted", None, one,
              passphrase=m.PASSPHRASE, names=["station"])  # fmt: skip
    put_vault("a-third-passphrase-opens-nothing", "opening", "passphrase_wrong", two,
              passphrase="a third")  # fmt: skip
    put_vault("a-vault-cut-by-a-byte-is-damaged", "form", "vault_damaged", two[:-1])
    put_vault("a-vault-without-slots-is-damaged", "form", "vault_damaged", without_slots())
