"""Operators of points reach the stations of their point, and no others."""

from __future__ import annotations

from testdesk.domain.journal.hash_chain import chain_problems
from testdesk.hq.city import staff
from testdesk.hq.exchange.updates.kits import enrol


def test_a_kit_has_the_operators_of_its_own_point_only(hq):
    enrol(hq, station=1, point="河南")
    enrol(hq, station=2, point="北山")
    here = staff.enrol(hq, point="河南", name="李敏", role="registrar")
    staff.enrol(hq, point="北山", name="赵刚", role="point_lead", pin="704182")
    staff.remove(hq, operator=here.operator)
    for point, kinds in (("河南", [True, False, True]), ("北山", [False, True, False])):
        kit = enrol(hq, station=3 if point == "河南" else 4, point=point)
        entries = [e for e in kit.entries if e.header.kind.startswith("operator_")]
        assert [e.body is not None for e in entries] == kinds
        assert chain_problems(kit.entries) == []


def test_a_change_makes_a_new_badge(hq):
    enrol(hq, station=1, point="河南")
    first = staff.enrol(hq, point="河南", name="李敏", role="registrar")
    second = staff.enrol(hq, point="河南", name="李敏", role="sampler", operator=first.operator)
    assert first.badge != second.badge
    assert [one.role for one in staff.all_operators_of_points(hq)] == ["sampler"]
