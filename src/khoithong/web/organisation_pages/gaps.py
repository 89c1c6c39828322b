"""What is missing in the organisation, each with what follows from it and the provision where one says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.labels import labels
from khoithong.procedure.wording import shown
from khoithong.web.organisation_pages.ruling import Ruling, ruling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Agency, Organisation
    from khoithong.web.components import Citation, Tone
    from khoithong.web.organisation_pages.survey import Survey

SOON: Final = 30
"""Days before a term's end from which it is named."""

PARTY: Final = "party_body"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, or about to be."""

    code: str
    short: str
    """In a few words, for a tag."""
    words: str
    """In a sentence that says what follows."""
    tone: Tone
    """`stop`: cases cannot pass; `warn`: they pass another way; `info`: good to know."""
    agency: str = ""
    person: str = ""
    citation: Citation | None = None


def all_gaps(survey: Survey) -> list[Gap]:
    """Every gap: of agencies by name, then of people by given name; the gravest of each agency first."""
    organisation = survey.picture.organisation
    agencies = sorted(organisation.agencies.values(), key=lambda one: one.name)
    found = [gap for agency in agencies for gap in agency_gaps(agency, survey)]
    return found + [gap for person in organisation.people for gap in person_gaps(person, survey)]


def agency_gaps(agency: Agency, survey: Survey) -> list[Gap]:
    """What is missing in one agency, the gravest first."""
    law = ruling(agency.id, survey.day, survey.picture)
    found = [*_circle(agency, survey.picture.organisation), *_leading(agency, survey, law)]
    if agency.kind != PARTY:
        found += [*_links(agency, survey.picture, law), *_clerks(agency, survey, law)]
    found += _ending(agency, survey)
    rank = ("stop", "warn", "info")
    return sorted(found, key=lambda gap: rank.index(gap.tone))


def _circle(agency: Agency, organisation: Organisation) -> Iterator[Gap]:
    seen, above = {agency.id}, agency.superior
    while above is not None and above in organisation.agencies and above not in seen:
        seen.add(above)
        above = organisation.agencies[above].superior
    if above == agency.id:
        yield Gap(
            "circle",
            "Cấp trên đi thành vòng",
            "Cấp trên của cơ quan này dẫn về chính nó: không xác định được nơi quyết định cấp trên.",
            "stop",
            agency.id,
        )


def _leading(agency: Agency, survey: Survey, law: Ruling | None) -> Iterator[Gap]:
    picture, organisation, day = survey.picture, survey.picture.organisation, survey.day
    head = organisation.head(agency.id, day)
    if head is None:
        work = (
            "không ai cho ý kiến của cấp ủy"
            if agency.kind == PARTY
            else "không ai nhận, triệu tập họp và quyết định đề xuất"
        )
        where = None if law is None or agency.kind == PARTY else law.cite(law.regulation.routing.provision)
        yield Gap(
            "no_head",
            "Chưa có người đứng đầu",
            f"Chưa có người đứng đầu: {work}.",
            "stop",
            agency.id,
            "",
            where,
        )
        return
    if all(post.acting for person, post in survey.posts(agency.id) if (person, post.role) == (head, "head")):
        yield Gap(
            "acting_head",
            "Người đứng đầu là giao quyền",
            f"{picture.name(head)} được giao quyền, phụ trách: làm mọi việc của người đứng đầu cho đến khi bổ nhiệm.",
            "info",
            agency.id,
        )
    if agency.kind != PARTY and not organisation.deputies(agency.id, day):
        yield _alone(agency, law)


def _alone(agency: Agency, law: Ruling | None) -> Gap:
    council = law is not None and law.options.single_voter == "council_required"
    follows = "phải lập Hội đồng để xem xét" if council else "vẫn họp được, phần mềm nhắc khi triệu tập"
    return Gap(
        "single_voter",
        "Không có cấp phó",
        f"Không có cấp phó nên chỉ người đứng đầu biểu quyết: {follows}.",
        "warn" if council else "info",
        agency.id,
        citation=law.cite_reading("single_voter") if law else None,
    )


def _links(agency: Agency, picture: Directory, law: Ruling | None) -> Iterator[Gap]:
    organisation = picture.organisation
    if agency.party_body is None and (law is None or law.regulation.opinion.asked):
        yield _party_body(agency, picture, law)
    if not any(True for _ in organisation.superiors(agency.id)):
        yield _superior(agency, law)
    if agency.organising_body is None and law is not None and law.asks("appraiser", "organising_intake"):
        yield Gap(
            "no_organising_body",
            "Chưa có cơ quan tham mưu tổ chức",
            "Chưa nối cơ quan tham mưu công tác tổ chức: chỉ văn thư và người đứng đầu cơ quan nhận kế hoạch.",
            "info",
            agency.id,
        )


def _party_body(agency: Agency, picture: Directory, law: Ruling | None) -> Gap:
    above = _party_body_above(agency, picture.organisation)
    refused = law is not None and law.options.party_body_missing == "refuse"
    if above is None or refused:
        words = f"{labels().refusals['no_party_body']}: đề xuất của cơ quan này chưa gửi được."
    else:
        words = f"Không có cấp ủy, tổ chức đảng cùng cấp: {picture.name(above)} cho ý kiến."
    return Gap(
        "no_party_body",
        "Chưa nối cấp ủy cùng cấp",
        words,
        "stop" if above is None or refused else "warn",
        agency.id,
        citation=law.cite(law.regulation.opinion.principle) if law else None,
    )


def _party_body_above(agency: Agency, organisation: Organisation) -> str | None:
    """The nearest party body upwards, as cases are routed."""
    for key in organisation.superiors(agency.id):
        superior = organisation.agencies[key]
        if superior.kind == PARTY:
            return key
        if superior.party_body is not None:
            return superior.party_body
    return None


def _superior(agency: Agency, law: Ruling | None) -> Gap:
    own = law is not None and law.own_collective
    follows = (
        "kế hoạch của chính người đứng đầu do tập thể lãnh đạo cơ quan xem xét"
        if own
        else "kế hoạch của chính người đứng đầu không có nơi quyết định"
    )
    return Gap(
        "no_superior",
        "Không có cơ quan cấp trên",
        f"Không có cơ quan cấp trên: {follows}.",
        "info" if own else "warn",
        agency.id,
        citation=law.cite(law.regulation.routing.head_provision) if law else None,
    )


def _clerks(agency: Agency, survey: Survey, law: Ruling | None) -> Iterator[Gap]:
    if not any(post.role == "clerk" for _, post in survey.posts(agency.id)):
        act = law.regulation.acts.get("register_plan") if law else None
        yield Gap(
            "no_clerk",
            "Chưa có văn thư",
            "Chưa có văn thư: không ai vào sổ kế hoạch gửi đến, người đứng đầu tự gửi tài liệu.",
            "info",
            agency.id,
            citation=law.cite(act.provision.collective) if law and act else None,
        )


def _ending(agency: Agency, survey: Survey) -> Iterator[Gap]:
    """Terms that end soon; of a head only where nobody was entered to follow."""
    organisation, last = survey.picture.organisation, survey.day + timedelta(days=SOON)
    for person, post in survey.posts(agency.id):
        if post.until is None or post.until > last:
            continue
        heads = post.role == "head"
        if heads and organisation.head(agency.id, post.until + timedelta(days=1)) is not None:
            continue
        title = survey.title(person, post)
        left = (post.until - survey.day).days
        when = f"còn {left} ngày" if left else "hôm nay là ngày cuối"
        follows = "chưa nhập người kế tiếp" if heads else "sau đó không còn quyền của chức vụ này"
        yield Gap(
            "term_ends",
            f"Sắp hết nhiệm kỳ: {shown(post.until)}",
            f"Nhiệm kỳ của {survey.picture.name(person)} ({title}) đến hết ngày {shown(post.until)}, {when}; {follows}.",
            "warn" if heads else "info",
            agency.id,
            person,
        )


def person_gaps(person: str, survey: Survey) -> list[Gap]:
    """What is remarkable about one person's offices."""
    picture, organisation, day = survey.picture, survey.picture.organisation, survey.day
    headed = [
        office.agency
        for office in organisation.people[person].offices_on(day)
        if office.role == "head"
        and organisation.agencies[office.agency].kind != PARTY
        and organisation.head(office.agency, day) == person
    ]
    if len(set(headed)) < 2:
        return []
    names = " và ".join(picture.name(agency) for agency in dict.fromkeys(headed))
    return [
        Gap(
            "two_heads",
            "Đứng đầu hai cơ quan",
            f"{picture.name(person)} đứng đầu {names}: việc của các cơ quan này đến cùng một người.",
            "info",
            person=person,
        )
    ]
