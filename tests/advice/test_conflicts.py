"""Deciding a conflict: decisions that are refused, and those that then work."""

from tests.advice.walking import advice, works


def decide(site, key, decision, *valid):
    args = ("conflict", "resolve", key, "--decision", decision, "--note", "telephoned")
    return site.hq(*args, *(arg for one in valid for arg in ("--stands", one)))


@advice("decision_invalid.tubes", "decision_invalid.one_named", "conflict_decided")
def test_two_tubes_of_one_barcode(met, site, contradicted):
    key, events = contradicted("tube_at_two_stations")
    result = decide(site, key, "one_stands", events[0])
    met.refused(result, "decision_invalid.tubes", "one_tube if they are one")
    result = decide(site, key, "one_tube", events[0])
    met.refused(result, "decision_invalid.one_named", "Leave --stands out")
    works(decide(site, key, "one_tube"))
    met.refused(
        decide(site, key, "all_stand"), "conflict_decided", "Only a new event can reopen it"
    )


@advice(
    *("decision_invalid.none_named", "decision_invalid.not_in_it", "decision_invalid.not_tubes"),
)
def test_somebody_who_was_sampled_twice(met, site, contradicted):
    key, events = contradicted("sampled_twice")
    result = decide(site, key, "one_tube")
    met.refused(result, "decision_invalid.not_tubes", "or keep all of them valid: all_stand")
    result = decide(site, key, "one_stands")
    met.refused(result, "decision_invalid.none_named", "Name it by its station and number")
    result = decide(site, key, "one_stands", "1023:9")
    met.refused(result, "decision_invalid.not_in_it", "testdesk hq conflict list")
    works(decide(site, key, "one_stands", events[0]))


@advice("decision_invalid.nothing_set_aside")
def test_a_history_that_cannot_be_set_aside(met, site, contradicted):
    key, events = contradicted("card_not_issued")
    result = decide(site, key, "one_stands", events[0])
    met.refused(result, "decision_invalid.nothing_set_aside", "Keep all of them valid")
    works(decide(site, key, "all_stand"))


@advice("event_damaged", "batch_admitted")
def test_a_batch_whose_event_no_reader_takes(met, site, contradicted):
    contradicted("event_damaged")
    (refused,) = works(site.hq("refused", "list"))
    met.reported("event_damaged", "testdesk hq refused list")
    admit = ("refused", "admit", refused["sha256"], "--note", "telephoned")
    works(site.hq(*admit))
    met.refused(site.hq(*admit), "batch_admitted", "Its people are already recorded")
