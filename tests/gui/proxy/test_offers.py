"""The table of the two buttons in the design, row by row, with and without an open tube."""

import itertools

import pytest

from testdesk.gui.proxy.offers import TickedPerson, offer_for

NO_CARD = TickedPerson(has_card=False, has_phone_code=False, sampled=False)
CARD = TickedPerson(has_card=True, has_phone_code=False, sampled=False)
CARD_AND_CODE = TickedPerson(has_card=True, has_phone_code=True, sampled=False)
CODE = TickedPerson(has_card=False, has_phone_code=True, sampled=False)
SAMPLED_CARD = TickedPerson(has_card=True, has_phone_code=False, sampled=True)
SAMPLED_NO_CARD = TickedPerson(has_card=False, has_phone_code=False, sampled=True)
SAMPLED_CODE = TickedPerson(has_card=False, has_phone_code=True, sampled=True)
EVERYBODY = tuple(TickedPerson(*flags) for flags in itertools.product((False, True), repeat=3))

TABLE = [
    ((), None, None),
    ((NO_CARD,), "print", "print_and_register"),
    ((CARD,), "register", "print_again"),
    ((CARD_AND_CODE,), "register", "print_again"),
    ((SAMPLED_CARD,), "print_again", None),
    ((SAMPLED_NO_CARD,), "print", None),
    ((SAMPLED_CODE,), "print", None),
    ((CODE,), "register", "print"),
    ((NO_CARD, CARD), "print_many", "print_and_register"),
    ((SAMPLED_CARD, SAMPLED_CARD), "print_many", "print_and_register"),
    ((CODE, NO_CARD, CARD), "print_many", "print_and_register"),
]


@pytest.mark.parametrize("tube_open", [True, False])
@pytest.mark.parametrize(("people", "main", "second"), TABLE)
def test_the_buttons_follow_the_state(people, main, second, tube_open):
    offer = offer_for(people, tube_open=tube_open)
    assert (offer.main, offer.second) == (main, second)


@pytest.mark.parametrize("person", EVERYBODY)
def test_without_a_tube_only_registering_is_grey(person):
    offer = offer_for([person], tube_open=False)
    for action in (offer.main, offer.second):
        if action is not None:
            assert offer.is_available(action) == ("register" not in action)
    with_tube = offer_for([person], tube_open=True)
    assert with_tube.is_available(with_tube.main)


@pytest.mark.parametrize("person", EVERYBODY)
def test_nobody_is_registered_twice_and_a_good_card_is_never_replaced(person):
    offer = offer_for([person], tube_open=True)
    actions = {offer.main, offer.second} - {None}
    assert not (person.sampled and actions & {"register", "print_and_register"})
    assert not (person.has_card and actions & {"print", "print_and_register"})
