"""The form that records numbers given elsewhere in a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.desk.documents.acting import NotDone, not_yours, registers
from khoithong.desk.documents.elsewhere import HOLDER, SUBJECT, Run
from khoithong.documents.writing import numbers_words
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.clerk.books import form_of, heading
from khoithong.web.components import ErrorItem, Field
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.documents.records.models import Series
    from khoithong.web.session import Here

_NAMES: Final = ("first", "last", "on", "subject", "holder")


def typed_of(post: Mapping[str, str]) -> dict[str, str]:
    """What was typed, by field."""
    return {name: post.get(name, "").strip() for name in _NAMES}


def read_run(typed: Mapping[str, str]) -> Run:
    """The run that was meant; a single number where the last one was left out. Raises `NotDone`."""
    first = _number(typed, "first")
    last = _number(typed, "last") if typed["last"] else first
    on = read_day(typed["on"])
    if on is None:
        raise NotDone(DATE_WANTED, "on")
    return Run(first, last, on, typed["subject"], typed["holder"])


def elsewhere_page(
    here: Here,
    book: Series,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The context of `clerk/elsewhere.html`."""
    wrong = problems or {}
    following = book.last + 1
    given = typed or {"first": f"{following:02}"}

    def field(name: str, label: str, hint: str = "", **more: Any) -> Field:
        errors = (_sentence(wrong[name]),) if name in wrong else ()
        return Field(
            **({"kind": "text"} | more),
            name=name,
            label=label,
            value=given.get(name, ""),
            hint=hint,
            errors=errors,
        )

    since = f"Từ {date_words(book.last_on)} (ngày của số {book.last:02}) đến hôm nay." if book.last_on else ""
    keeps = registers(book.agency, here.person, here.office, here.day, here.directory)
    return {
        "here": here,
        "book": book,
        "heading": heading(book, here),
        "next": numbers_words(form_of(book.form), following, following, book.symbol),
        "blocked": "" if keeps else not_yours(book.agency, here.directory),
        "fields": [
            field("first", "Từ số", f"Số tiếp theo của sổ là {following:02}.", kind="number", width="short"),
            field("last", "Đến số", "Để trống khi chỉ có một số.", kind="number", width="short", required=False),
            field("on", "Ngày văn bản", f"{since} Nhiều ngày thì ghi ngày cuối.".strip(), kind="date", width="medium"),
            field("subject", "Trích yếu", "Ví dụ: Các quyết định về nhân sự, cấp trên hệ thống văn bản điều hành.", max_length=SUBJECT),
            field("holder", "Nơi giữ văn bản", "Phòng, người hoặc phần mềm đang giữ.", required=False, max_length=HOLDER),
        ],
        "errors": [
            ErrorItem(_sentence(said), f"id_{name}" if name else "") for name, said in wrong.items()
        ],
    }  # fmt: skip


def _number(typed: Mapping[str, str], name: str) -> int:
    text = typed[name]
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise NotDone("Nhập số bằng chữ số, ví dụ 41", name)
    return int(text)


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."
