"""How a vector is saved, and what those of batch, receipt and kit share."""

import base64
import json
from functools import partial
from pathlib import Path

from tests.formats.exchange import makers as m

from testdesk.formats.crypto import keys

HERE = Path(__file__).parent
THIEF = m.seed("thief")
SMALL_ORDER = m.bech32("age", bytes(32))
to_headquarters = partial(keys.age_encrypt, recipients=m.RECIPIENTS)
to_station = partial(keys.age_encrypt, recipients=[m.STATION_RECIPIENT])
by_passphrase = partial(m.quick_age, passphrase=m.PASSPHRASE)


def save(folder, name, scenario, stage, refusal, data, **context):
    """Writes a vector that does not exist yet; an existing one is never changed."""
    path = HERE / folder / f"{name}.json"
    if path.exists():
        return
    head = {"scenario": scenario, "stage": stage, "refusal": refusal}
    vector = head | context | {"file": base64.b64encode(data).decode()}
    text = json.dumps(vector, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
