"""`Phiên họp`: the list, the meeting with its vote, the ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khoithong.casefiles import queries
from khoithong.casefiles.attachments.slots import SLOTS
from khoithong.desk.answers import Done, IdempotencyConflict, NoSuchCase
from khoithong.desk.perform import perform
from khoithong.lawbook.labels import labels
from khoithong.web.actforms import attached
from khoithong.web.attachments import single_file
from khoithong.web.casepage.acts import waiting
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.reasons import message_of
from khoithong.web.casepage.standing import capacity_of, entering_office
from khoithong.web.casepage.status import status
from khoithong.web.casepage.voting import meetings
from khoithong.web.components import Link
from khoithong.web.evaluation.targets import targets
from khoithong.web.session import current, signed_in
from khoithong.web.steppages.registry import MEETING, nav
from khoithong.web.voting.course import earlier_calls, minutes
from khoithong.web.voting.facts import facts
from khoithong.web.voting.forms import BallotForm, PaperBallotForm
from khoithong.web.voting.lines import meeting_line
from khoithong.web.voting.room import enter, meetings_of

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from khoithong.web.attachments import Brought
    from khoithong.web.voting.room import Room

_LOOKS = 30
"""How often an open page looks at the turnout again by itself: for ten minutes."""

_DIGITS = 4


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show the meetings that concern the person, those to come first."""
    here = current(request)
    page = Paginator(queries.meetings(here.person), queries.PAGE).get_page(request.GET.get("trang"))
    lines = [(item.closed_on is not None, meeting_line(item, here)) for item in page.object_list]
    return render(
        request,
        "meetings/list.html",
        {
            "page": page,
            "open": [line for closed, line in lines if not closed],
            "closed": [line for closed, line in lines if closed],
        },
    )


@require_safe
@signed_in
def now(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the newest meeting of a case."""
    held = meetings_of(look(current(request), code))
    if not held:
        raise Http404
    return redirect("meeting", code, len(held))


@require_safe
@signed_in
def show(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show a meeting."""
    return _shown(request, enter(current(request), code, number))


@require_POST
@signed_in
def vote(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Cast one's own ballot."""
    room = enter(current(request), code, number)
    form = BallotForm(room, request.POST)
    if not form.is_valid():
        return _shown(request, room, ballot=form, status=422)
    problem = _cast(request, room, form)
    if problem:
        form.add_error(None, problem)
        return _shown(request, enter(current(request), code, number), ballot=form, status=409)
    messages.success(
        request, f"Đã ghi phiếu: {labels().choices['vote.ballot'][form.cleaned_data['ballot']]}."
    )
    return redirect("meeting", code, number)


@require_POST
@signed_in
def vote_on_paper(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Enter a ballot cast on paper."""
    room = enter(current(request), code, number)
    form = PaperBallotForm(room, request.POST)
    if not form.is_valid():
        return _shown(request, room, paper=form, status=422)
    brought = attached.take(request, room.ground, "vote")
    problems = brought.errors or list(filter(None, [_cast(request, room, form, brought)]))
    attached.give_back(
        room.ground, "vote", brought
    )  # what was not recorded; the next ballot is another person's
    if problems:
        form.add_error(None, problems)
        return _shown(request, enter(current(request), code, number), paper=form, status=409)
    messages.success(request, f"Đã nhập phiếu của {room.ground.name(form.cleaned_data['voter'])}.")
    return redirect("meeting", code, number)


def _office(room: Room, entered_for: str | None) -> str | None:
    """A vote is recorded in the office that gives it, a ballot on paper in the one that lets it be entered."""
    if entered_for:
        return entering_office(room.ground, "vote", entered_for, room.ground.here.office)
    capacity = capacity_of(room.ground, "vote")
    return capacity.key if capacity else None


def _cast(
    request: HttpRequest, room: Room, form: BallotForm | PaperBallotForm, brought: Brought | None = None
) -> str:
    """Send the ballot through the door; what is wrong with it, empty when it was recorded."""
    here, given = current(request), form.cleaned_data
    if not room.running:
        return "Cuộc họp này đã kết thúc; phiếu chưa được ghi."
    try:
        answer = perform(
            case_id=room.ground.row.id,
            kind="vote",
            actor=here.person,
            capacity=_office(room, given.get("voter")),
            data=form.data_of_act(),
            idempotency_key=given["key"],
            happened_on=given.get("happened_on"),
            evidence=given.get("evidence"),
            on_behalf_of=given.get("voter"),
            files=[row.id for row in brought.rows] if brought else (),
            clock=here.clock,
        )
    except NoSuchCase:
        raise Http404 from None
    except IdempotencyConflict as conflict:
        return str(conflict)
    if isinstance(answer, Done):
        return ""
    where = room.ground.pack.label(answer.refusal.provision) if answer.refusal.provision else ""
    message = message_of(room.ground, "vote", answer.refusal)
    return f"{message} ({where})" if where else message


def _shown(
    request: HttpRequest,
    room: Room,
    *,
    ballot: BallotForm | None = None,
    paper: PaperBallotForm | None = None,
    status: int = 200,
) -> HttpResponse:
    can_vote, enters = room.can("vote"), bool(room.paper_voters)
    first = {"key": uuid4()}
    wrong: forms.Form | None = ballot or paper
    return render(
        request,
        "meetings/show.html",
        {
            "room": room,
            "ground": room.ground,
            "meeting": room.view,
            "errors": wrong,
            "ballot": (ballot or BallotForm(room, initial=first)) if can_vote else None,
            "voting_as": capacity_of(room.ground, "vote") if can_vote else None,
            "paper": (paper or PaperBallotForm(room, initial=_paper_initial(room))) if enters else None,
            "watched": _next_look(request, room),
            **_details(room),
        },
        status=status,
    )


def _next_look(request: HttpRequest, room: Room) -> int:
    """Which look at the turnout comes next; 0 where the page looks no more.

    Each look prolongs the session, so they end by themselves.
    """
    if not room.running or request.method != "GET" or room.meeting.on > room.ground.day:
        return 0
    asked = request.GET.get("lan", "0")
    looked = int(asked) if asked.isdecimal() and len(asked) < _DIGITS else _LOOKS
    return looked + 1 if looked < _LOOKS else 0


def _details(room: Room) -> dict[str, object]:
    ground, code = room.ground, room.ground.row.code
    own, calls = room.meeting.ballots.get(ground.here.person), earlier_calls(room)
    return {
        "crumbs": [
            Link("Phiên họp", reverse("meetings")),
            Link(f"Hồ sơ {code}", ground.url),
        ],
        "facts": facts(room),
        "status": status(ground, waiting(ground)),
        "pages": nav(ground, MEETING),
        "plan_number": len(ground.case.versions),
        "targets": targets(ground) if room.meeting.stage == "evaluation" else None,
        "earlier_calls": calls,
        "earlier_words": f"Đã đổi ngày {len(calls)} lần",
        "minutes": minutes(room),
        "others": [one for one in meetings(ground) if one.number != room.number],
        "own": own,
        "own_words": labels().choices["vote.ballot"][own.value] if own else "",
        "blocked": room.blocked_vote,
        "invited": room.invited,
        "can_close": room.can("close_meeting"),
        "close_blocked": room.blocked_close,
        "enters_closing": room.enters_closing,
        "can_convene": room.can("convene_meeting"),
        "close_url": ground.act_url("close_meeting"),
        "convene_url": ground.act_url("convene_meeting"),
        "vote_url": reverse("meeting-vote", args=[code, room.number]),
        "paper_file": single_file(SLOTS["vote"], "Bản chụp phiếu, biên bản"),
        "paper_url": reverse("meeting-paper", args=[code, room.number]),
    }


def _paper_initial(room: Room) -> dict[str, object]:
    return {"key": uuid4(), "happened_on": min(room.meeting.on, room.ground.day)}
