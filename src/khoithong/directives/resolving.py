"""Whom the words of a directive mean: classes of recipients and single names, resolved to agencies.

Nothing is guessed: words no rule knows mean nobody, and a class that is empty here stays visible with the reason.
Whatever is found is a proposal for the clerk, who sees the rule and corrects the agencies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from khoithong.directives.areas import Area, area_of
from khoithong.directives.naming import names, note, plain, same, without_rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from khoithong.procedure.organisation import Agency, Organisation

UNKNOWN: Final = "unknown"
BY_HAND: Final = "by_hand"
NAMED: Final = "named"
AS_ADDRESSED: Final = "as_addressed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one piece of the words means."""

    words: str
    rule: str
    """One of `RULES`, `named`, `as_addressed`, or `unknown`."""
    agencies: tuple[str, ...]
    """In the order of the organisation."""
    reason: str
    """Why these, or why none, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a line of recipients, or the words that name who leads, means."""

    words: str
    findings: tuple[Finding, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """All agencies, each once."""
        return tuple(dict.fromkeys(agency for one in self.findings for agency in one.agencies))

    @property
    def rule(self) -> str:
        """The rules that applied, joined; empty when none did."""
        known = dict.fromkeys(one.rule for one in self.findings if one.rule != UNKNOWN)
        return "+".join(known)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, piece by piece."""
        return tuple(one.reason for one in self.findings)


@dataclass(frozen=True, slots=True)
class Rule:
    """A class of recipients: how texts write it, whom it means, how that is explained."""

    name: str
    pattern: str
    """For plain words without "các"; `{tail}` stands for the place that may follow."""
    means: Callable[[Resolver], Iterable[Agency]]
    label: str
    nobody: str = "tổ chức hiện không có cơ quan nào thuộc loại này"


class Resolver:
    """Resolves words for the directives of one owner. Pure: the organisation is an argument."""

    def __init__(self, owner: str, organisation: Organisation, place: str = "") -> None:
        """`place` is the province the text itself names: `Vĩnh Phúc` may stand in its classes."""
        self.owner = owner
        self.area: Area = area_of(owner, organisation)
        self._place = plain(place)

    def line(self, words: str) -> Resolved:
        """A line of "Kính gửi" or "Nơi nhận"."""
        return Resolved(words, tuple(found for piece in pieces(words) for found in self._piece(piece, None)))

    def lead(self, words: Iterable[str], addressed: Iterable[str]) -> Resolved:
        """Who leads or takes part in a task; "các cơ quan, đơn vị, địa phương" are those addressed."""
        given = tuple(words)
        every = tuple(dict.fromkeys(addressed))
        found = tuple(one for piece in given for part in pieces(piece) for one in self._piece(part, every))
        return Resolved("; ".join(given), found)

    # --- pieces ------------------------------------------------------------------------------------------------------

    def _piece(self, words: str, addressed: tuple[str, ...] | None) -> list[Finding]:
        """One piece: a class, a name, or several of them with commas and "và" between; all or nothing of the parts."""
        whole = self._one(words, addressed)
        if whole.rule != UNKNOWN:
            return [whole]
        parts = [part for part in re.split(r",|\bvà\b", words) if part.strip()]
        found = [self._one(part.strip(), addressed) for part in parts]
        known = any(one.rule != UNKNOWN for one in found)
        return found if len(found) > 1 and known else [whole]

    def _one(self, words: str, addressed: tuple[str, ...] | None) -> Finding:
        said = remark(words)
        if said:
            return Finding(words, UNKNOWN, (), said)
        text = without_rank(plain(words))
        if not text:
            return Finding(words, UNKNOWN, (), "Không nêu tên cơ quan.")
        if re.fullmatch(_EVERYBODY, text):
            return self._everybody(words, addressed)
        named = self._by_name.get(same(text), [])
        if len(named) == 1:
            return Finding(words, NAMED, (named[0],), "Đúng tên một cơ quan.")
        if named:
            return Finding(words, UNKNOWN, (), f"Có {len(named)} cơ quan cùng tên; chọn đúng cơ quan.")
        for rule in RULES:
            if re.fullmatch(rule.pattern.replace("{tail}", self._tail), text):
                return self._class(words, rule)
        return Finding(words, UNKNOWN, (), "Không có cơ quan nào mang tên này trong tổ chức hiện hành.")

    def _class(self, words: str, rule: Rule) -> Finding:
        meant = [agency.id for agency in rule.means(self) if agency.id != self.owner]
        if not meant:
            return Finding(words, rule.name, (), f"{rule.label}: {rule.nobody}.")
        return Finding(words, rule.name, tuple(meant), f"{rule.label}.")

    def _everybody(self, words: str, addressed: tuple[str, ...] | None) -> Finding:
        if addressed is not None:
            if not addressed:
                return Finding(
                    words, AS_ADDRESSED, (), "Là các cơ quan ở phần nơi nhận: chưa có cơ quan nào."
                )
            return Finding(words, AS_ADDRESSED, addressed, "Là các cơ quan ở phần nơi nhận của văn bản này.")
        meant = [*departments(self), *public_units(self), *communes(self)]
        ids = tuple(agency.id for agency in meant if agency.id != self.owner)
        label = "Cơ quan, đơn vị trực thuộc Ủy ban nhân dân cùng cấp và Ủy ban nhân dân cấp xã"
        return Finding(words, "everybody", ids, f"{label}{'' if ids else ': tổ chức hiện không có'}.")

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for agency in self.area.agencies.values():
            for name in dict.fromkeys(names(agency, self.area)):
                found.setdefault(name, []).append(agency.id)
        return found

    @cached_property
    def _tail(self) -> str:
        """`cấp tỉnh`, `thuộc UBND tỉnh`, `tỉnh A`, or the province the text names; or nothing."""
        level = re.escape(self.area.level or "tỉnh")
        own = re.escape(plain(self.area.place)) or level
        place = f"|{level} {re.escape(self._place)}" if self._place else ""
        return rf"(?:,? (?:cấp |của |trong |(?:trực )?thuộc )?(?:ủy ban nhân dân )?(?:{own}|{level}{place}))?"

    # --- whom the area holds -----------------------------------------------------------------------------------------

    def under(self, superior: Agency | None, kind: str) -> list[Agency]:
        """The agencies of a kind directly under another one."""
        return [
            one
            for one in self.area.agencies.values()
            if superior is not None and one.superior == superior.id and one.kind == kind
        ]

    def of_kind(self, kind: str) -> list[Agency]:
        """The agencies of a kind."""
        return [one for one in self.area.agencies.values() if one.kind == kind]

    @property
    def party_committee(self) -> Agency | None:
        """The province's Party committee (Tỉnh ủy, Thành ủy), where there is exactly one."""
        found = [
            one for one in self.of_kind("party_body") if re.fullmatch(r"(?i)(tỉnh|thành) ủy.*", one.name)
        ]
        return found[0] if len(found) == 1 else None


def pieces(words: str) -> list[str]:
    """The pieces of a line that semicolons and line ends keep apart."""
    return [piece for part in re.split(r"[;\n]", words) if (piece := " ".join(part.split()).strip(" -–"))]


def remark(words: str) -> str:
    """Why a line of "Nơi nhận" addresses nobody with tasks; empty for all others."""
    text = plain(words)
    if text == "như trên" or text.startswith("như kính gửi"):
        return "Nhắc lại phần Kính gửi."
    if re.match(r"lưu\b", text):
        return "Nơi lưu văn bản."
    if re.fullmatch(r"(?:để )?(?:b/c|b/cáo|báo cáo)(?:;.*)?", note(words)):
        return "Gửi để báo cáo, không giao nhiệm vụ."
    return ""


_COMMUNE: Final = re.compile(r"(?i)ủy ban nhân dân (?:xã|phường|đặc khu|thị trấn) .+")
_DISTRICT: Final = re.compile(r"(?i)ủy ban nhân dân (?:huyện|quận|thị xã|thành phố) .+")


def communes(one: Resolver) -> list[Agency]:
    """The people's committees of communes and wards."""
    return [agency for agency in one.of_kind("state") if _COMMUNE.fullmatch(agency.name)]


def districts(one: Resolver) -> list[Agency]:
    """The people's committees of districts; none since July 2025."""
    committee = one.area.committee
    return [
        agency
        for agency in one.of_kind("state")
        if _DISTRICT.fullmatch(agency.name) and (committee is None or agency.id != committee.id)
    ]


def departments(one: Resolver) -> list[Agency]:
    """Departments and agencies of equal rank under the people's committee."""
    local = {agency.id for agency in (*communes(one), *districts(one))}
    return [agency for agency in one.under(one.area.committee, "state") if agency.id not in local]


def public_units(one: Resolver) -> list[Agency]:
    """Public service units directly under the people's committee."""
    return one.under(one.area.committee, "public_unit")


def associations(one: Resolver) -> list[Agency]:
    """Associations and funds: those that call themselves so."""
    return [agency for agency in one.of_kind("association") if re.search(r"\b(Hội|Quỹ)\b", agency.name)]


def mass_organisations(one: Resolver) -> list[Agency]:
    """The socio-political organisations, members of the Front."""
    front = one.of_kind("front")
    return [agency for agency in front if agency.superior in {other.id for other in front}]


def front(one: Resolver) -> list[Agency]:
    """The committee of the Fatherland Front."""
    return [agency for agency in one.of_kind("front") if re.search(r"Mặt trận Tổ quốc", agency.name)]


def party_agencies(one: Resolver) -> list[Agency]:
    """The agencies that advise and serve the province's Party committee."""
    return one.under(one.party_committee, "party")


def party_boards(one: Resolver) -> list[Agency]:
    """Those of them called Ban."""
    return [agency for agency in party_agencies(one) if agency.name.startswith("Ban ")]


def party_bodies(one: Resolver) -> list[Agency]:
    """The Party committees directly under the province's."""
    return one.under(one.party_committee, "party_body")


def commune_party_bodies(one: Resolver) -> list[Agency]:
    """The Party committees of communes and wards."""
    local = re.compile(r"(?i)đảng ủy (?:xã|phường|đặc khu|thị trấn) .+")
    return [agency for agency in one.of_kind("party_body") if local.fullmatch(agency.name)]


_EVERYBODY: Final = (
    r"(?:cơ quan(?:, đơn vị)? và (?:người đứng đầu|thủ trưởng) )?cơ quan(?:, đơn vị)? sử dụng cán bộ|"
    r"(?:cấp ủy, )?(?:tổ chức đảng, )?cơ quan,? (?:tổ chức, )?(?:và )?đơn vị(?:(?:,| và) địa phương)?(?: trong tỉnh)?"
)
_NO_DISTRICTS: Final = "cấp huyện đã kết thúc hoạt động từ 01/7/2025, tổ chức hiện không có cơ quan cấp huyện"
_COMMUNES: Final = (
    r"xã(?:,| và) phường(?:(?:,| và) (?:thị trấn|đặc khu))*|phường(?:,| và) xã(?:,? (?:và )?đặc khu)?"
)
_HOLDERS: Final = r"(?:huyện|quận|thị xã|thành phố)"

RULES: Final = (
    Rule(
        "departments",
        r"(?:sở(?:, ban)?(?:,| và) ngành|sở, ban|ban, sở, ngành|sở, ban ngành)(?:{tail})"
        r"|cơ quan chuyên môn{tail}",
        departments,
        "Cơ quan chuyên môn và tương đương trực thuộc Ủy ban nhân dân cùng cấp",
    ),
    Rule(
        "departments_and_mass_organisations",
        r"(?:sở|ban)(?:, ban|, sở)?, ngành(?:,| và) đoàn thể(?:{tail})",
        lambda one: [*departments(one), *mass_organisations(one)],
        "Cơ quan chuyên môn trực thuộc Ủy ban nhân dân cùng cấp và các tổ chức chính trị - xã hội",
    ),
    Rule(
        "public_units",
        r"đơn vị sự nghiệp(?: công lập)?{tail}",
        public_units,
        "Đơn vị sự nghiệp trực thuộc Ủy ban nhân dân cùng cấp",
    ),
    Rule(
        "associations",
        r"(?:tổ chức )?hội(?:,| và) quỹ(?:{tail})|(?:tổ chức )?hội(?: quần chúng| đặc thù)?"
        r"(?: do đảng, nhà nước giao nhiệm vụ)?(?:{tail})",
        associations,
        "Tổ chức hội, quỹ (theo tên gọi)",
    ),
    Rule(
        "districts",
        rf"(?:ủy ban nhân dân )(?:các )?(?:cấp huyện|{_HOLDERS}(?:(?:,| và) {_HOLDERS})*)(?: (?:thuộc|trong) tỉnh)?",
        districts,
        "Ủy ban nhân dân cấp huyện",
        _NO_DISTRICTS,
    ),
    Rule(
        "district_party_bodies",
        r"(?:huyện ủy|thị ủy|thành ủy|quận ủy)(?:(?:,| và) (?:huyện ủy|thị ủy|thành ủy|quận ủy))+",
        lambda _: [],
        "Cấp ủy cấp huyện",
        _NO_DISTRICTS,
    ),
    Rule(
        "communes",
        rf"ủy ban nhân dân (?:các )?(?:cấp xã|{_COMMUNES})(?: (?:thuộc|trong) tỉnh)?",
        communes,
        "Ủy ban nhân dân xã, phường",
    ),
    Rule(
        "commune_party_bodies",
        rf"đảng ủy (?:các )?(?:cấp xã|{_COMMUNES})(?: (?:thuộc|trong) tỉnh)?",
        commune_party_bodies,
        "Đảng ủy xã, phường",
    ),
    Rule(
        "party_bodies",
        r"(?:đảng ủy|cấp ủy|cấp ủy, tổ chức đảng|tổ chức đảng)(?: cấp trên cơ sở)? (?:trực )?thuộc (?:tỉnh|thành) ủy",
        party_bodies,
        "Đảng ủy trực thuộc cấp ủy tỉnh",
    ),
    Rule(
        "party_boards",
        r"ban (?:xây dựng )?đảng(?: (?:của )?(?:tỉnh|thành) ủy)?",
        party_boards,
        "Ban tham mưu của cấp ủy tỉnh",
    ),
    Rule(
        "party_agencies",
        r"cơ quan (?:chuyên trách )?tham mưu,? giúp việc(?: của)?(?: (?:tỉnh|thành) ủy)?",
        party_agencies,
        "Cơ quan tham mưu, giúp việc của cấp ủy tỉnh",
    ),
    Rule(
        "mass_organisations",
        r"(?:tổ chức chính trị - xã hội|đoàn thể)(?: chính trị - xã hội)?{tail}",
        mass_organisations,
        "Tổ chức chính trị - xã hội",
    ),
    Rule(
        "front_and_mass_organisations",
        r"(?:ủy ban )?mặt trận tổ quốc(?: việt nam)?(?: tỉnh| thành phố)? và (?:các )?"
        r"(?:tổ chức chính trị - xã hội|đoàn thể)(?: chính trị - xã hội)?{tail}",
        lambda one: [*front(one), *mass_organisations(one)],
        "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
    ),
    Rule(
        "enterprises",
        r"(?:doanh nghiệp|công ty) (?:nhà nước|có (?:phần )?vốn nhà nước)(?: trên địa bàn(?: tỉnh| thành phố)?)?{tail}",
        lambda one: one.of_kind("enterprise"),
        "Doanh nghiệp có vốn nhà nước",
    ),
)
"""In the order they are tried; the patterns exclude one another."""
