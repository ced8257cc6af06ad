"""Runs one target of the fuzzer: `python -m tests.fuzz.harness kit -max_total_time=600`.

A target is a module `fuzz_NAME.py` here with two functions: `read(data)` gives one input to the
program, whatever its bytes are, and `seeds()` yields the honest and the refused inputs to begin
with. `known_codes` is what they all check. Without atheris, `mutated` makes the inputs of a short
run (`test_targets.py`).
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from testdesk.domain.refusals import CodedError, EnvironmentFault, Refusal

HERE = Path(__file__).parent
FOUND = Path("build/fuzz")
KNOWN_CODES = Refusal.all_codes | EnvironmentFault.all_codes
# For libFuzzer: longest input in bytes, memory in MiB, seconds for one input on a busy machine.
LIMITS = ("-max_len=65536", "-rss_limit_mb=1024", "-timeout=60", "-print_final_stats=1")

_PIECES = (b"\0", b"\n", b'"', b"{", b"[", b"-1", b"99999999999999999999", b"\xff\xfe", b"\xed\xa0")


class Target(Protocol):
    """A module of this folder."""

    def read(self, data: bytes) -> None:
        """Gives one input to the program; returns unless the input found a bug."""

    def seeds(self) -> Iterator[bytes]:
        """Inputs to begin with."""


def names() -> list[str]:
    """Every target."""
    return sorted(path.stem.removeprefix("fuzz_") for path in HERE.glob("fuzz_*.py"))


def target(name: str) -> Target:
    return cast("Target", import_module(f"tests.fuzz.fuzz_{name}"))


@contextmanager
def known_codes() -> Iterator[None]:
    """Lets only refusals and faults of the environment pass, and only with a declared code."""
    try:
        yield
    except CodedError as error:
        if error.code not in KNOWN_CODES:
            raise AssertionError(f"a code that nobody declared: {error.code!r}") from error


def mutated(seeds: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """The seeds with some bytes changed, cut, repeated or joined; the same for one `seed`."""
    source = random.Random(seed)  # noqa: S311 - a failing run must be repeatable
    for _ in range(count):
        data = source.choice(seeds)
        for _ in range(source.choice((1, 1, 2, 4, 16))):
            data = _changed(data, source, seeds)
        yield data


def _changed(data: bytes, source: random.Random, seeds: Sequence[bytes]) -> bytes:
    place = source.randint(0, len(data))
    before, after = data[:place], data[place:]
    match source.randrange(6):
        case 0:
            return before
        case 1:
            return before + after[source.randint(1, 8) :]
        case 2:
            return before + bytes([source.randrange(256)]) + after[1:]
        case 3:
            return before + source.choice(_PIECES) + after
        case 4:
            return before + after[: source.randint(1, 40)] + after
        case _:
            other = source.choice(seeds)
            return before + other[source.randint(0, len(other)) :]


def main() -> None:
    """Runs until libFuzzer's limits say so; what it found is in `build/fuzz/NAME/`."""
    import atheris  # noqa: PLC0415 - there are wheels for Linux only, and the tests need none

    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["testdesk"]):
        chosen = target(name)
    corpus = FOUND / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(chosen.seeds()):
        (corpus / f"seed-{number:03}").write_bytes(data)
    findings = f"-artifact_prefix={FOUND / name}{os.sep}"
    atheris.Setup([sys.argv[0], *LIMITS, findings, *options, str(corpus)], chosen.read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
