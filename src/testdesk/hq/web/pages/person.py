"""A person's page: the record, and removing the person from the roster or restoring them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Protocol
from urllib.parse import quote

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from testdesk.domain.corrections.listing import REMOVAL_REASONS
from testdesk.domain.refusals import Refusal
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.accounts.sessions import Session
from testdesk.hq.city import removals
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views.person import person_overview
from testdesk.hq.web.context import Hq
from testdesk.hq.web.messages import message_key
from testdesk.hq.web.pages.city import WITHOUT_NUL, Name, requested_round
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import LONGEST_FIELD, SignedIn, SupervisorForm

router = APIRouter(tags=["pages"])

Pseudonym = Annotated[str, Path(max_length=64, pattern=WITHOUT_NUL)]
Field = Annotated[str, Form(max_length=LONGEST_FIELD)]


class _Change(Protocol):
    """A function that removes people from the roster or restores them (`removals`)."""

    def __call__(
        self, hq: Headquarters, pseudonyms: Sequence[str], /, *, note: str, by: str
    ) -> object: ...


@router.get("/person/{resident}")
def show_person(
    request: Request,
    hq: Hq,
    session: SignedIn,
    resident: Pseudonym,
    round: Name = "",  # noqa: A002 - the address's own word
) -> Response:
    """All that is known of a person, in full; access is logged."""
    return _page(request, hq, session, resident, round)


@router.post("/person/{resident}/remove")
def remove(
    request: Request,
    hq: Hq,
    session: SupervisorForm,
    resident: Pseudonym,
    reason: Field = "",
    note: Field = "",
) -> Response:
    """Removes the person from the roster."""
    change = partial(removals.remove, reason=reason)
    return _change_and_respond(request, hq, session, resident, change, note)


@router.post("/person/{resident}/restore")
def restore(
    request: Request, hq: Hq, session: SupervisorForm, resident: Pseudonym, note: Field = ""
) -> Response:
    """Restores a person who was removed from the roster."""
    return _change_and_respond(request, hq, session, resident, removals.restore, note)


def _change_and_respond(
    request: Request,
    hq: Headquarters,
    session: Session,
    resident: str,
    change: _Change,
    note: str,
) -> Response:
    """The person's page after the change, or with the reason why the change was refused."""
    try:
        change(hq, [resident], note=note, by=session.name)
    except Refusal as refusal:
        return _page(request, hq, session, resident, refused=message_key(refusal))
    return RedirectResponse(f"/person/{quote(resident, safe='')}", 303)


def _page(
    request: Request,
    hq: Headquarters,
    session: Session,
    resident: str,
    round_: str = "",
    *,
    refused: str = "",
) -> Response:
    with logged_access(hq, operator=session.name, kind="person", subject=resident) as connection:
        shown_round = requested_round(connection, round_)
        found = person_overview(connection, shown_round, resident)
        return page(
            request,
            hq,
            session,
            "person.html" if found else "nobody.html",
            connection=connection,
            round_=shown_round,
            status=404 if found is None else 422 if refused else 200,
            record=found,
            reasons=REMOVAL_REASONS,
            refused=refused,
        )
