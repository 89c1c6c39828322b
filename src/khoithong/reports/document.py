"""A report as an official document: number, grounds, five headings, tables; PDF and Word are made from it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.casefiles.law import packs_for
from khoithong.documents.content import Paragraph, Run, Table, heading, paragraph
from khoithong.documents.drafting.agencies import agency
from khoithong.documents.drafting.law import law_words
from khoithong.documents.facts import Facts
from khoithong.documents.writing import BLANK, grounds, titled, typed
from khoithong.lawbook.labels import labels
from khoithong.reports.catalogue import catalogue
from khoithong.reports.reporting import behind, period_of, reported
from khoithong.reports.wording import before_words, provision_words, shown_agency, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from khoithong.documents.content import Block, Document
    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.catalogue import Heading
    from khoithong.reports.models import Report
    from khoithong.reports.reporting import Reported

KIND: Final = "periodic_report"
LISTED: Final = 100
"""Lines of one list in a document; of more the rest is named by number."""

LISTS: Final = {
    "leadership": (
        ("directives_received", "Văn bản chỉ đạo đã nhận"),
        ("documents_issued", "Văn bản đã ban hành"),
    ),
    "results": (
        ("completed", "Đề xuất hoàn thành"),
        ("partial", "Đề xuất hoàn thành một phần"),
        ("not_completed", "Đề xuất không hoàn thành"),
        ("in_execution", "Đề xuất đang thực hiện"),
    ),
}
"""The lists that stand under a heading: the figure, and what the list is called."""

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII")
_HEADINGS: Final = ("Số liệu", "Đơn vị tính", "Trong kỳ", "Kỳ trước", "Điều khoản")
_WIDTHS: Final = (5.2, 1.7, 1.4, 1.4, 3)
_LIST_HEADINGS: Final = ("TT", "Tên", "Mã, số", "Cơ quan")
_LIST_WIDTHS: Final = (0.7, 6, 2.6, 3.4)
_CLOSED: Final = "Đề xuất của cơ quan khác quyết định"


def document_of(report: Report, picture: Directory, today: date) -> Document:
    """The report as it stands, its figures as they were frozen once it was handed in."""
    round_ = report.round
    kind = catalogue().kinds[round_.kind]
    laws = packs_for(report.agency, today, picture) or [kind.provision.partition("#")[0]]
    facts = Facts(
        code=f"BC-{round_.until.year}",
        title=round_.title,
        law=law_words(laws[0]),
        agency=agency(picture, report.agency, today),
        day=today,
    )
    found = reported(report, picture, today)
    basis = [f"Căn cứ {law_words(law)}" for law in laws[1:]]
    basis += [f"Thực hiện {round_.basis}"] if round_.basis else []
    blocks: list[Block] = [*grounds(facts, "", *basis)]
    blocks.append(paragraph(_opening(report, picture)))
    for place, one in enumerate(catalogue().headings):
        blocks.append(heading(f"{_ROMAN[place]}. {one.label}"))
        blocks += _part(one, report, found, picture, today)
    addressee = [] if report.consolidated else [agency(picture, round_.agency, today).name]
    return titled(
        facts,
        KIND,
        "Báo cáo",
        "BC",
        f"{kind.subject} {period_of(round_).words}",
        blocks,
        addressees=addressee,
        copies=("Như trên",) if addressee else ("Các cơ quan báo cáo",),
    )


def _opening(report: Report, picture: Directory) -> str:
    name, period = shown_agency(picture, report.agency), period_of(report.round).words
    if report.consolidated:
        return f"{name} tổng hợp, báo cáo kết quả thực hiện {period} như sau:"
    return f"{name} báo cáo kết quả thực hiện {period} như sau:"


def _part(
    one: Heading, report: Report, found: list[Reported], picture: Directory, today: date
) -> Iterator[Block]:
    for group in one.groups:
        rows = tuple(figure_row(figure) for figure in found if figure.definition.group == group)
        if rows:
            yield Paragraph((Run(catalogue().groups[group], italic=True),))
            yield Table(_HEADINGS, rows, _WIDTHS)
    numbers = {figure.id: figure for figure in found}
    for name, label in LISTS.get(one.id, ()):
        if numbers[name].value and not numbers[name].hidden:
            yield from _list(report, name, label, picture, today)
    text = str(report.texts.get(one.id, "")).strip()
    if text:
        yield from typed(text)
    elif not one.groups:
        yield paragraph(BLANK)


def figure_row(one: Reported) -> tuple[str, ...]:
    """A figure as a row: name, unit, number, number of the period before, provision."""
    return (
        one.definition.label,
        one.definition.unit,
        value_words(one),
        before_words(one),
        provision_words(one.definition.provision),
    )


def _list(report: Report, name: str, label: str, picture: Directory, today: date) -> Iterator[Block]:
    page = behind(report, name, picture, today, size=LISTED)
    rows = tuple(
        (
            str(number),
            (line.title or line.what if line.readable else "") or _CLOSED,
            line.code or (labels().statuses.get(line.what, "") if not line.readable else ""),
            shown_agency(picture, line.agency),
        )
        for number, line in enumerate(page.items, start=1)
    )
    yield Paragraph((Run(f"Danh mục: {label}", italic=True),))
    yield Table(_LIST_HEADINGS, rows, _LIST_WIDTHS)
    if page.total > LISTED:
        yield paragraph(f"Và {page.total - LISTED} mục khác trong danh mục đầy đủ kèm theo.")
