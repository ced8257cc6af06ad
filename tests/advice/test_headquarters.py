"""Headquarters by command line: refused, then done as advised."""

import pytest
from tests.advice.walking import advice, row, works
from tests.cli.site import HQ_PHRASE, TUBE

KIT = ("kit", "--point", "网通小区", "--out", "{out}", "--station")
EXPORT = ("export", "--out", "{out}/samples", "--round")
ROUND = ("round", "open", "--name")

# The code, an excerpt of its advice, the refused command, and the corrected one.
TYPED = [
    row("round_exists", "Use another name", (*ROUND, "R7"), (*ROUND, "R8")),
    row("round_name_missing", "Give one with --name", (*ROUND, " "), (*ROUND, "R8")),
    row(
        "round_unknown",
        "testdesk hq status",
        (*EXPORT, "R9", "--format", "csv"),
        ("status",),
    ),
    row(
        "point_missing",
        "Give one with --point",
        ("kit", "--station", "5", "--point", " ", "--out", "{out}"),
        (*KIT, "5"),
    ),
    row("station_number_invalid", "Use another number", (*KIT, "0"), (*KIT, "5")),
    row("station_without_kit", "without --renew", (*KIT, "5", "--renew"), (*KIT, "5")),
    row("kit_is_renewal", "", (), ()),
    row("station_unknown", "hq station list", ("station", "trust", "9"), ("station", "list")),
    row(
        "sequence_invalid.last",
        "or leave it out",
        ("station", "end", "1", "--last", "-1"),
        ("station", "end", "1"),
    ),
    row(
        "station_not_revoked",
        "hq station list",
        ("station", "reinstate", "1"),
        ("station", "list"),
    ),
    row(
        "station_not_ended",
        "hq station list",
        ("station", "end", "1", "--undo"),
        ("station", "list"),
    ),
    row("station_trusted", "hq station list", ("station", "trust", "1"), ("station", "list")),
    row(
        "sequence_invalid",
        "the first event to leave out",
        ("station", "distrust", "1", "--from", "0"),
        ("station", "distrust", "1", "--from", "2"),
    ),
    row(
        "reason_missing",
        "give the reason in your own words",
        ("station", "revoke", "1", "--reason", " "),
        ("station", "revoke", "1", "--reason", "lost"),
    ),
    row(
        "tube_form_invalid",
        "Write it in capitals",
        ("tube-form", "yj"),
        ("tube-form", "[A-Z]{2}[0-9]{8}"),
    ),
    row(
        "valid_days_out_of_range",
        "from 10 to 630",
        ("card-validity", "7"),
        ("card-validity", "60"),
    ),
    row(
        "retention_out_of_range",
        "from 1 to 3650",
        ("retention", "0"),
        ("retention", "30"),
    ),
    row("tube_unknown", "Check the barcode", ("tube", "YJ99999999"), ("tube", TUBE)),
    row(
        "conflict_unknown",
        "hq conflict list",
        ("conflict", "resolve", "x", "--decision", "all_stand", "--note", "y"),
        ("conflict", "list"),
    ),
    row(
        "batch_not_kept",
        "hq refused list",
        ("refused", "admit", "ab", "--note", "y"),
        ("refused", "list"),
    ),
    row(
        "operator_unknown",
        "hq operator list",
        ("operator", "remove", "x"),
        ("operator", "list"),
    ),
    row(
        "operator_name_invalid",
        "1 to 64 letters",
        ("operator", "add", "a b/c", "--password-file", "{long}"),
        ("operator", "add", "李敏", "--password-file", "{long}"),
    ),
    row(
        "password_weak",
        "three unrelated words",
        ("operator", "add", "李敏", "--password-file", "{short}"),
        ("operator", "add", "李敏", "--password-file", "{long}"),
    ),
    row(
        "password_long",
        "at most 1,024",
        ("operator", "add", "李敏", "--password-file", "{endless}"),
        ("operator", "add", "李敏", "--password-file", "{long}"),
    ),
    row("salvage_not_needed", "Nothing was changed", ("salvage",), ("verify",)),
    row(
        "certificate_unusable",
        "as PEM files",
        ("serve", "--certificate", "{long}", "--key", "{long}"),
        ("status",),
    ),
    row(
        "tls_required",
        "--behind-proxy",
        ("serve", "--host", "0.0.0.0"),  # noqa: S104 - it is refused
        ("status",),
    ),
]
TYPED = [one for one in TYPED if one.id != "kit_is_renewal"]


@pytest.mark.parametrize(("code", "excerpt", "refused", "right"), TYPED)
def test_what_was_typed_wrong_is_typed_again(met, site, code, excerpt, refused, right):
    site.sample(1)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    facts = {name: site.base / name for name in ("out", "long", "short", "endless")}
    facts["out"].mkdir()
    facts["endless"].write_text("correct horse battery " * 50, "utf-8")
    facts["long"].write_text("correct horse battery", "utf-8")
    facts["short"].write_text("short", "utf-8")
    met.refused(site.hq(*(arg.format_map(facts) for arg in refused)), code, excerpt)
    works(site.hq(*(arg if "{2}" in arg else arg.format_map(facts) for arg in right)))


@advice("station_in_use", "operator_exists")
def test_a_number_or_a_name_that_somebody_has(met, site):
    site.sample(1)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    kit = ("kit", "--station", 1, "--point", "网通小区", "--out", site.base)
    met.refused(site.hq(*kit), "station_in_use", "--renew if the kit is for the same laptop")
    works(site.hq(*kit, "--renew"))
    works(site.station("station", "renew", "--kit", site.base / "testdesk" / "kit-1.tdk"))
    (site.base / "password").write_text("correct horse battery", "utf-8")
    add = ("operator", "add", "李敏", "--password-file", site.base / "password")
    works(site.hq(*add))
    met.refused(site.hq(*add), "operator_exists", "remove the old one first")
    works(site.hq("operator", "remove", "李敏"))
    works(site.hq(*add))


@advice("station_not_heard")
def test_an_update_for_a_station_that_never_reported(met, site):
    out = site.base / "out"
    met.refused(
        site.hq("update", "--out", out, "--station", 1),
        "station_not_heard",
        "Import its first batch",
    )
    site.sample(1)
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    works(site.hq("round", "open", "--name", "R8"))
    assert works(site.hq("update", "--out", out, "--station", 1))["files"][0]["file"]


@advice("headquarters_missing", "headquarters_exists", "recipient_invalid", "passphrase_weak")
def test_a_headquarters_where_there_is_none(met, site):
    new = ("--home", site.base / "new", "--json")
    init = ("hq", "init", "--name", "延吉")
    met.refused(site.run("hq", "status", *new), "headquarters_missing", "testdesk hq init")
    spare = ("--spare-recipient", "age1x")
    met.refused(site.run(*init, *spare, *new), "recipient_invalid", "begins with age1")
    met.refused(site.run(*init, *new, phrase="12345"), "passphrase_weak", "four unrelated words")
    works(site.run(*init, *new))
    works(site.run("hq", "status", *new))
    met.refused(site.run(*init, *new), "headquarters_exists", "Use another folder")
    works(site.run(*init, "--home", site.base / "another", "--json"))


@advice("passphrase_wrong")
def test_a_passphrase_that_was_mistyped(met, site):
    asked = ("hq", "status", "--home", site.hq_home, "--json")
    met.refused(
        site.run(*asked, phrase=HQ_PHRASE.upper() + "x"), "passphrase_wrong", "type it again"
    )
    works(site.run(*asked, phrase=HQ_PHRASE))
