"""Headquarters without the `hq` extra: files work, PostgreSQL and Parquet name what to install."""

import os
from pathlib import Path

import pytest
from tests.cli.site import AS_SHIPPED, HQ_PHRASE, CommandOutput, Site

WITHOUT = Path(__file__).with_name("without_hq_extra")
URL = "postgresql://user:secret@127.0.0.1:1/ofacity"


def hq(site: Site, *args: object, language: str = "en") -> CommandOutput:
    """A command of headquarters in a process of its own, in which the extra cannot be imported."""
    path = [str(WITHOUT), str(AS_SHIPPED), *filter(None, [os.environ.get("PYTHONPATH")])]
    return site.process(
        *("hq", *args, "--home", site.hq_home, "--json"),
        PYTHONPATH=os.pathsep.join(path),
        TESTDESK_PASSPHRASE=HQ_PHRASE,
        TESTDESK_LANGUAGE=language,
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "PostgreSQL needs a package that is not installed."),
        ("zh", "使用 PostgreSQL 需要一个尚未安装的软件包。"),
        ("ko", "PostgreSQL을 쓰려면 설치되지 않은 패키지가 필요합니다."),
    ],
)
def test_postgresql_names_what_to_install_and_leaves_no_headquarters(tmp_path, language, sentence):
    site = Site(tmp_path)
    result = hq(site, "init", "--name", "指挥部", "--database", URL, language=language)
    assert (result.status, result.value["error"]) == (3, "postgresql_missing")
    assert result.value["message"].startswith(sentence)
    assert "uv sync --extra hq" in result.value["message"]
    assert "secret" not in result.out + result.err
    assert hq(site, "init", "--name", "指挥部").status == 0


def test_parquet_names_what_to_install_and_leaves_no_file(site: Site):
    out = site.base / "round.parquet"
    for language in ("en", "zh", "ko"):
        result = hq(
            *(site, "export", "--round", "R7", "--format", "parquet", "--out", out),
            language=language,
        )
        assert (result.status, result.value["error"]) == (3, "parquet_missing")
        assert "uv sync --extra hq" in result.value["message"]
    assert not out.exists()
    assert [look for look in hq(site, "access-log").value if look["kind"] == "download"] == []


def test_a_headquarters_in_a_file_needs_no_extra(site: Site):
    site.sample(2)
    assert site.station("export", site.stick).status == 0
    imported = hq(site, "import", site.stick)
    assert imported.status == 0, imported.err
    assert hq(site, "status").value["samples"] == 2
    out = site.base / "round.csv"
    assert hq(site, "export", "--round", "R7", "--format", "csv", "--out", out).status == 0
    assert len(out.read_text("utf-8-sig").splitlines()) == 3
