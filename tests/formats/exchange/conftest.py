"""The reader of twenty years from now."""

import os
import re
import subprocess
import sys

import pytest
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import document


@pytest.fixture
def bare_reader(tmp_path):
    """The reader of twenty years from now: cut out of the document, run by a bare Python."""
    code = re.search(r"```python\n(.*?)```", document("batch-v1"), re.DOTALL)
    assert code is not None
    script, identity = tmp_path / "read_batch.py", tmp_path / "headquarters.txt"
    script.write_text(code[1], encoding="utf-8")
    identity.write_text(m.HEADQUARTERS_AGE + "\n", encoding="utf-8")

    def run(data):
        batch = tmp_path / "batch.tdb"
        batch.write_bytes(data)
        # -I: nothing of ours, nothing installed; only Python, age and openssl.
        return subprocess.run(
            [sys.executable, "-I", "-S", str(script), str(batch), str(identity)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )

    return run
