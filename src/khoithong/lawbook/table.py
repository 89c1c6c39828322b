"""The table act × status × standing of a pack, as Markdown: what a change of the law or the engine really changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.regulation import ActRule, Cited, DeadlineRule, MeetingRule

_NONE: Final = "–"
_YES: Final = "●"
_NO: Final = "·"


def acts_table(pack: Pack) -> str:
    """The whole document; generated, never edited by hand."""
    parts = (
        _heading(pack),
        _matrix(pack),
        _acts(pack),
        _deadlines(pack),
        _meetings(pack),
        _measures(pack),
        _readings(pack),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _heading(pack: Pack) -> Iterator[str]:
    yield f"# `{pack.identity.id}`: hành vi, trạng thái, người thực hiện"
    yield ""
    yield f"{pack.identity.title}."
    yield ""
    yield f"Bảng này do `khoithong regulation table {pack.identity.id}` lập từ gói quy định; không sửa bằng tay."


def _matrix(pack: Pack) -> Iterator[str]:
    yield "## Hành vi theo trạng thái"
    yield ""
    yield from (
        f"{number}. `{status}`: {pack.labels.statuses[status]}" for number, status in enumerate(STATUSES, 1)
    )
    yield ""
    columns = [str(number) for number in range(1, len(STATUSES) + 1)]
    yield from _table(
        ["hành vi", "ai", *columns],
        (
            [
                f"`{rule.kind}`",
                _standings(pack, rule),
                *(_YES if status in rule.during else _NO for status in STATUSES),
            ]
            for rule in pack.regulation.acts.values()
        ),
    )


def _acts(pack: Pack) -> Iterator[str]:
    yield "## Căn cứ, nội dung và điều kiện của từng hành vi"
    yield ""
    yield from _table(
        ["hành vi", "tên", "căn cứ", "nội dung", "điều kiện trình tự", "điều kiện nội dung"],
        (
            [
                f"`{rule.kind}`",
                pack.labels.acts[rule.kind].noun,
                _foundation(pack, rule),
                _data(rule),
                _codes(guard.name for guard in rule.requires),
                _codes(check.name for check in rule.checks),
            ]
            for rule in pack.regulation.acts.values()
        ),
    )


def _deadlines(pack: Pack) -> Iterator[str]:
    yield "## Thời hạn"
    yield ""
    rows = [_deadline(pack, rule) for rule in pack.regulation.deadlines]
    yield from _or_none(
        ["thời hạn", "đường", "bao lâu", "căn cứ", "bắt đầu", "kết thúc", "hủy", "ai giữ"],
        rows,
        "Văn bản không ấn định thời hạn.",
    )


def _deadline(pack: Pack, rule: DeadlineRule) -> list[str]:
    return [
        f"`{rule.id}`",
        pack.labels.routes[rule.route] if rule.route else "mọi đường",
        f"{rule.number.value} {pack.labels.units[rule.number.unit]}"
        + (", tính lại" if rule.restarts else ""),
        _cited(rule.provision),
        _codes(sorted(rule.starts)),
        _codes(sorted(rule.meets)),
        _codes(sorted(rule.cancels)),
        pack.labels.owners[rule.owner],
    ]


def _meetings(pack: Pack) -> Iterator[str]:
    yield "## Họp và biểu quyết"
    yield ""
    rows = [_meeting(pack, rule) for rule in pack.regulation.meetings.values()]
    yield from _or_none(
        ["họp", "căn cứ", "chủ trì", "không biểu quyết", "tỷ lệ", "ngang nhau", "biên bản", "lý do"],
        rows,
        "Văn bản không đặt cuộc họp nào.",
    )


def _meeting(pack: Pack, rule: MeetingRule) -> list[str]:
    named = f"{pack.labels.stages[rule.stage]}, {pack.labels.routes[rule.route]}"
    refs = (rule.provision, rule.chair, rule.exclusion, rule.majority, rule.tie, rule.minutes, rule.reasons)
    return [named, *(_local(ref) for ref in refs)]


def _measures(pack: Pack) -> Iterator[str]:
    yield "## Khuyến khích và bảo vệ"
    yield ""
    yield from _table(
        ["biện pháp", "căn cứ", "cho ai", "khi", "ai quyết định"],
        (
            [
                f"`{rule.id}`",
                _local(rule.provision),
                _codes(rule.beneficiaries),
                _codes(rule.when),
                pack.labels.authorities[rule.authority],
            ]
            for rule in pack.regulation.measures
        ),
    )


def _readings(pack: Pack) -> Iterator[str]:
    yield "## Quy ước áp dụng"
    yield ""
    yield from _table(
        ["quy ước", "câu hỏi", "cách hiểu được chọn", "cách hiểu khác", "điều khoản"],
        (
            [
                f"`{reading.id}`",
                reading.question,
                f"`{reading.chosen}`: {reading.answers[reading.chosen]}",
                _codes(answer for answer in reading.answers if answer != reading.chosen),
                ", ".join(map(_local, reading.provisions)),
            ]
            for reading in pack.regulation.readings.values()
        ),
    )


def _standings(pack: Pack, rule: ActRule) -> str:
    return ", ".join(pack.labels.standings[standing] for standing in rule.by)


def _foundation(pack: Pack, rule: ActRule) -> str:
    if rule.addition is not None:
        return f"{pack.labels.marks['addition']}: {rule.addition}"
    evaluation = _cited(rule.evaluation_provision)
    return _cited(rule.provision) + (f"; khi đánh giá: {evaluation}" if evaluation != _NONE else "")


def _data(rule: ActRule) -> str:
    def named(fields: Iterable[tuple[str, bool]]) -> str:
        return ", ".join(f"`{name}{'' if required else '?'}`" for name, required in fields)

    parts = [named((field.name, field.required) for field in rule.fields.values())]
    parts += [
        f"{stage}: " + named((field.name, field.required) for field in fields.values())
        for stage, fields in rule.stage_fields.items()
    ]
    return "; ".join(part for part in parts if part) or _NONE


def _cited(cited: Cited) -> str:
    if cited.collective == cited.council:
        return _local(cited.collective)
    return f"{_local(cited.collective)}; Hội đồng: {_local(cited.council)}"


def _local(ref: str | None) -> str:
    return _NONE if ref is None else ref


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or _NONE


def _or_none(header: list[str], rows: list[list[str]], none: str) -> Iterator[str]:
    if rows:
        yield from _table(header, rows)
    else:
        yield none


def _table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from map(_row, rows)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
