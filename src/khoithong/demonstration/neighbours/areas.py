"""The areas: a people's committee, one department below it, their Party bodies, nine people each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.demonstration.unit import CHAIR, DIRECTOR, Party, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.demonstration.official import Official


@dataclass(frozen=True, slots=True)
class Area:
    """One area and the text it works under."""

    letter: str
    place: str
    """As in the names of its agencies: `tỉnh A`."""
    pack: str
    text: str
    """The text, short, for the list of accounts."""
    since: str
    """From when it applies here."""
    department: str
    sign: str
    """Of the department's documents."""
    chair: str
    vice_chair: str
    director: str
    deputies: tuple[str, str]
    manager: tuple[str, str]
    """Title and name."""
    staff: tuple[str, str]
    organiser: str
    clerk: str
    home_affairs: tuple[str, str, str] | None = None
    """Director, deputy and clerk of a department of home affairs beside it, where the text gives it work."""

    @property
    def committee(self) -> str:
        """The key of the people's committee."""
        return f"ubnd-{self.letter}"

    @property
    def office(self) -> str:
        """The key of the department."""
        return f"so-{self.letter}"

    @property
    def heading(self) -> str:
        """The heading of its accounts."""
        return f"{self.place[:1].upper()}{self.place[1:]} – theo {self.text}"

    @property
    def agencies(self) -> Iterator[dict[str, Any]]:
        """The agencies, as `import_organisation` takes them."""
        for unit in self._units():
            yield from unit.agencies

    @property
    def officials(self) -> Iterator[Official]:
        """The people."""
        for unit in self._units():
            yield from unit.officials

    @property
    def logins(self) -> dict[str, str]:
        """User names and people: everybody a case needs to be played to its end."""
        at = f"tinh{self.letter}"
        names = {
            "chutich": f"ct-u{self.letter}",
            "giamdoc": f"gd-{self.letter}",
            "phogiamdoc1": f"pgd1-{self.letter}",
            "phogiamdoc2": f"pgd2-{self.letter}",
            "truongphong": f"tp-{self.letter}",
            "chuyenvien": f"cv-{self.letter}",
            "tochuc": f"tc-{self.letter}",
            "vanthu": f"vt-{self.letter}",
        }
        return {f"{name}.{at}": person for name, person in names.items()}

    def _units(self) -> tuple[Unit, ...]:
        committee = Unit(
            self.committee,
            f"u{self.letter}",
            f"Ủy ban nhân dân {self.place}",
            "state",
            None,
            CHAIR,
            Party(f"du-ubnd-{self.letter}", f"Đảng ủy Ủy ban nhân dân {self.place}", None),
            self.chair,
            (self.vice_chair,),
            managed=(None, None),
        )
        department = Unit(
            self.office,
            self.letter,
            f"{self.department} {self.place}",
            "state",
            committee.id,
            DIRECTOR,
            Party(
                f"du-so-{self.letter}", f"Đảng ủy {self.department} {self.place}", f"du-ubnd-{self.letter}"
            ),
            self.director,
            self.deputies,
            (self.manager,),
            organiser=self.organiser,
            clerk=self.clerk,
            staff=(self.staff,),
            managed=(committee.id, committee.id),
        )
        return (committee, department, *self._home_affairs(committee))

    def _home_affairs(self, committee: Unit) -> Iterator[Unit]:
        if self.home_affairs is None:
            return
        director, deputy, clerk = self.home_affairs
        name = f"Sở Nội vụ {self.place}"
        yield Unit(
            f"so-nv-{self.letter}",
            f"nv-{self.letter}",
            name,
            "state",
            committee.id,
            DIRECTOR,
            Party(f"du-so-nv-{self.letter}", f"Đảng ủy {name}", f"du-ubnd-{self.letter}"),
            director,
            (deputy,),
            clerk=clerk,
            managed=(committee.id, committee.id),
        )


AREAS: Final = (
    Area(
        "a",
        "tỉnh A",
        "vinh-phuc-2024",
        "công văn của Sở Nội vụ (Vĩnh Phúc)",
        "2024-03-20",
        "Sở Nội vụ",
        "SNV",
        "Đàm Quốc Hưng",
        "Tôn Nữ Bích Liên",
        "Kiều Thanh Lịch",
        ("Mạc Đăng Tuyển", "Trịnh Thị Hoài Anh"),
        ("Trưởng phòng Công chức, viên chức", "Khuất Văn Thái"),
        ("Chuyên viên phòng Công chức, viên chức", "Ninh Thị Thùy Dương"),
        "Phùng Khắc Đăng",
        "Cù Thị Hậu",
    ),
    Area(
        "b",
        "tỉnh B",
        "soc-trang-2023",
        "kế hoạch của Ủy ban nhân dân tỉnh (Sóc Trăng)",
        "2023-07-20",
        "Sở Nông nghiệp và Môi trường",
        "SNNMT",
        "Lâm Hoàng Nghiệp",
        "Thạch Thị Sa Rây",
        "Huỳnh Tấn Nghĩa",
        ("Kim Ngọc Thái", "Sơn Thị Ánh Hồng"),
        ("Trưởng phòng Thủy sản", "Trầm Minh Khải"),
        ("Chuyên viên phòng Thủy sản", "Danh Thị Sô Phi"),
        "Liêu Văn Phước",
        "Ngô Thị Tuyết Nhung",
    ),
    Area(
        "c",
        "tỉnh C",
        "ninh-thuan-2021",
        "công văn của Chủ tịch Ủy ban nhân dân tỉnh (Ninh Thuận)",
        "2021-10-20",
        "Sở Văn hóa, Thể thao và Du lịch",
        "SVHTTDL",
        "Chamaléa Thế Vinh",
        "Phú Thị Hoài Thương",
        "Thập Minh Quân",
        ("Đổng Văn Long", "Trượng Thị Mỹ Châu"),
        ("Trưởng phòng Quản lý du lịch", "Báo Quốc Tuấn"),
        ("Chuyên viên phòng Quản lý du lịch", "Hán Thị Kim Ngân"),
        "Từ Công Danh",
        "Lưu Thị Lệ Hằng",
    ),
    Area(
        "d",
        "thành phố D",
        "can-tho-2024",
        "kế hoạch của Ủy ban nhân dân thành phố (Cần Thơ)",
        "2024-04-23",
        "Sở Xây dựng",
        "SXD",
        "Trương Vĩnh Lộc",
        "Âu Dương Thị Tố Nga",
        "Tăng Chí Dũng",
        ("Quan Hữu Phát", "La Thị Diễm My"),
        ("Trưởng phòng Hạ tầng đô thị", "Thái Trung Kiên"),
        ("Chuyên viên phòng Hạ tầng đô thị", "Giang Thị Mộng Tuyền"),
        "Mã Văn Sỹ",
        "Hứa Thị Kiều Oanh",
        ("Khương Tấn Lộc", "Triệu Thị Ngọc Hân", "Phó Thị Bạch Tuyết"),
    ),
    Area(
        "e",
        "tỉnh E",
        "nd-73-2023",
        "Nghị định số 73/2023/NĐ-CP",
        "2023-09-29",
        "Sở Y tế",
        "SYT",
        "Vương Đình Trọng",
        "Đới Thị Minh Nguyệt",
        "Nghiêm Xuân Bách",
        ("Lại Thế Hiển", "Uông Thị Thanh Mai"),
        ("Trưởng phòng Nghiệp vụ y", "Bồ Tiến Đạt"),
        ("Chuyên viên phòng Nghiệp vụ y", "Tiêu Thị Quỳnh Chi"),
        "Viên Đức Thuận",
        "Cam Thị Ngọc Trâm",
    ),
)
"""In the order of their letters. None of them is a real place; only the texts are."""

LOGINS: Final[dict[str, dict[str, str]]] = {area.heading: area.logins for area in AREAS}
"""User names and people, by area."""
