"""Who is charged with what in one sentence: `Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.agencies import HEAD, names

if TYPE_CHECKING:
    from khoithong.legaltext.normal import Normal

_GIVES: Final = re.compile(
    r"(?:giao(?:\scho)?|đề\snghị|yêu\scầu|phân\scông|kính\sđề\snghị|chỉ\sđạo)\s{0,4}:?\s{1,4}"
)
_LEADS: Final = re.compile(r"\s{1,3}(?:là\s(?:cơ\squan|đơn\svị)\s)?(?:\(?chủ\strì\)?|làm\sđầu\smối)")
_DUTY: Final = re.compile(r"(?<!dám)\s{1,3}(?:có\strách\snhiệm|chịu\strách\snhiệm)(?=[\s:,])")
_WITH: Final = re.compile(r"phối\shợp(?:\s(?:chặt\schẽ|đồng\sbộ))?\s(?:với|cùng)\s{1,3}")
_OWN_LEAD: Final = re.compile(r"\s{0,2}(?:-\s)?chủ\strì(?=[\s,])")
_AFTER_COLON: Final = re.compile(r"\s{0,3}:\s")
_VERBS: Final = (
    "tham mưu|xây dựng|triển khai|tổ chức|hướng dẫn|theo dõi|đôn đốc|kiểm tra|tổng hợp|báo cáo|thực hiện|rà soát|chủ động|nghiên cứu|"
    "căn cứ|trong quá trình|lãnh đạo|chỉ đạo|tuyên truyền|quán triệt|phối hợp|bố trí|cân đối|hoàn thiện|hoàn thành|đề xuất|tăng cường|"
    "tiếp tục|thường xuyên|kịp thời|khẩn trương|tập trung|nghiêm túc|ban hành|thẩm định|trình|xử lý|giám sát|phổ biến|cập nhật|công khai|"
    "đẩy mạnh|phát huy|bảo đảm|đảm bảo|gửi|lập|đăng|thông báo|quản lý|phát hiện|sử dụng|chuẩn bị|đánh giá|tạo điều kiện|cung cấp|thống kê|"
    "xem xét|quyết định|giải quyết|khắc phục|chấn chỉnh|quan tâm|xác định|chủ trì|tiếp nhận|lựa chọn|vận động|thành lập|giúp|đưa|để|trong|"
    "theo|nhằm|định kỳ|hằng năm|hàng năm|thông tin|phản ánh|đổi mới|nâng cao|tiến hành|phân công|giao|chú trọng|quy định|lồng ghép|nắm|ưu tiên|"
    "trả lời|kiện toàn|sắp xếp|điều chỉnh|cung ứng|khảo sát|hỗ trợ|kiến nghị|phê duyệt|duy trì|huy động|tuyển|chấp hành|cử|xác minh|"
    "phân bổ|thực thi|bàn giao|tập huấn|bồi dưỡng|điều hành|giải ngân|thu hồi|tháo gỡ|làm việc|hoàn tất|lấy ý kiến|góp ý|tham gia|"
    "tham dự|họp|ứng dụng|số hóa|vận hành|phát động|nhân rộng|biểu dương|xử phạt|nộp|trang bị|sửa|tiếp thu|giải trình|sớm|không|trước|"
    "phải|cần|chịu|mở|tạo|đề nghị|yêu cầu|ký|tự|giữ|thẩm tra|thu thập|niêm yết|bám sát|tổng kết|sơ kết|rút|nhập|in|chuyển|cho"
)
_STOP: Final = re.compile(rf"[;:.(]|,?\s(?=(?:{_VERBS})(?![^\W\d_]))|,\s(?=(?:xem xét|khẩn trương|kịp thời))")
_SUBJECT_STOP: Final = re.compile(
    rf"[;:.(]|(?<!dám),?\s(?=(?:{_VERBS}|được|có trách nhiệm|chịu trách nhiệm|phải|cần)(?![^\W\d_]))"
)
_NOUN: Final = re.compile(
    r"tổ chức(?=,? (?:đảng|khác|có liên|liên|chính trị|cá nhân|hội|đoàn|cơ sở|và cá nhân|được giao|cán bộ)|,)|giúp việc|(?:sử dụng|quản lý) cán bộ"
)
_VERB: Final = re.compile(rf"(?:^|\s)({_VERBS})(?![^\W\d_])")
_LISTED: Final = re.compile(r"\s?:\s{1,3}(?=\S)")
_SHORT_OFFICE: Final = 24
"""`Giao Giám đốc: Sở A, Sở B …` charges the heads of those behind the colon."""
_LONGEST_LEAD: Final = 240
_PREPOSED: Final = re.compile(
    r"(?:căn cứ|trên cơ sở|theo|trong|để|nhằm|khi|đối với|sau khi|định kỳ|hằng|hàng|tùy|thực hiện|từ)\s"
)


@dataclass(frozen=True, slots=True)
class Charge:
    """Who leads and who co-operates in one sentence."""

    lead: tuple[str, ...] = ()
    coordinate: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody is charged."""
        return bool(self.lead or self.coordinate)


def charge_in(normal: Normal, start: int, end: int) -> Charge:
    """Who the words from `start` to `end` charge; empty where nobody is named."""
    lead = (
        _given(normal, start, end)
        or _leading(normal, start, end)
        or _dutiful(normal, start, end)
        or _subject(normal, start, end)
    )
    partners: tuple[str, ...] = ()
    if lead or _OWN_LEAD.match(normal.lower, start, end) or _WITH.match(normal.lower, start, end):
        partners = _partners(normal, start, end)
    return Charge(lead, partners)


def _given(normal: Normal, start: int, end: int) -> tuple[str, ...]:
    """`Giao Sở Nội vụ chủ trì`, `Đề nghị Ban Tổ chức Tỉnh ủy …`, `Giao Sở Nội vụ:`."""
    given = _GIVES.match(normal.lower, start, end)
    if given is None or HEAD.match(normal.lower, given.end()) is None:
        return ()
    until = _until(normal, given.end(), end)
    listed = _LISTED.match(normal.lower, until)
    if listed is not None and until - given.end() < _SHORT_OFFICE and HEAD.match(normal.lower, listed.end()):
        return names(normal, listed.end(), _until(normal, listed.end(), end))
    return names(normal, given.end(), until)


def _leading(normal: Normal, start: int, end: int) -> tuple[str, ...]:
    """`Sở Nội vụ chủ trì, phối hợp …` at the head of a sentence."""
    found = _LEADS.search(normal.lower, start, min(end, start + _LONGEST_LEAD))
    if found is None:
        return ()
    begin = _clause_start(normal, start, found.start())
    return names(normal, begin, found.start()) if HEAD.match(normal.lower, begin) else ()


def _dutiful(normal: Normal, start: int, end: int) -> tuple[str, ...]:
    """`Chủ tịch UBND các huyện, thành phố chịu trách nhiệm …`, also behind `Căn cứ chức năng, nhiệm vụ, …`."""
    for found in _DUTY.finditer(normal.lower, start, min(end, start + 2 * _LONGEST_LEAD)):
        begin = _clause_start(normal, start, found.start())
        if HEAD.match(normal.lower, begin) and normal.text[begin].isupper():
            return names(normal, begin, min(_until(normal, begin, end), found.start()))
    return ()


def _subject(normal: Normal, start: int, end: int) -> tuple[str, ...]:
    """`Sở Nội vụ: …`, `Ban Tuyên giáo và Dân vận Tỉnh ủy xây dựng …`: an agency and its verb open the sentence."""
    begin = start
    while begin < end and normal.text[begin] in " \n\t-":
        begin += 1
    if _PREPOSED.match(normal.lower, begin):
        begin = _clause_start(normal, begin, end)
    if HEAD.match(normal.lower, begin, end) is None or not (
        normal.text[begin].isupper() or normal.lower.startswith("các ", begin)
    ):
        return ()
    until = _until(normal, begin, end)
    if until >= min(end, begin + _LONGEST_LEAD):
        return names(normal, begin, end) if end - begin < 120 and until >= end else ()
    if normal.lower.startswith("được ", until + 1):
        return ()  # whom something is done for
    if normal.text[until] == "." and normal.text[until + 1 : until + 2].isspace():
        return ()
    return names(normal, begin, until)


def _until(normal: Normal, start: int, end: int) -> int:
    """Where a list of names ends: at its verb or at a stop."""
    stop = _SUBJECT_STOP.search(normal.lower, start + 3, min(end, start + _LONGEST_LEAD))
    while stop is not None and _within_name(normal, stop):
        stop = _SUBJECT_STOP.search(normal.lower, stop.end() + 1, min(end, start + _LONGEST_LEAD))
    return stop.start() if stop is not None else min(end, start + _LONGEST_LEAD)


def has_verb(normal: Normal, start: int, end: int) -> bool:
    """Whether words say what is to be done, not only by whom."""
    for verb in _VERB.finditer(normal.lower, start, end):
        if normal.text[verb.start(1)].islower() and not _NOUN.match(normal.lower, verb.start(1)):
            return True
    return False


def _within_name(normal: Normal, stop: re.Match[str]) -> bool:
    """`Ban Tổ chức`, `Sở Xây dựng`, `Bộ Thông tin`: a verb in capitals belongs to the name; so does `TM.`."""
    after = normal.text[stop.end() : stop.end() + 1]
    if stop[0].strip(" ,") == "":
        return (
            after.isupper()
            or _NOUN.match(normal.lower, stop.end()) is not None
            or (
                "," not in stop[0]
                and normal.lower.endswith(("cơ quan", "bộ phận"), max(0, stop.start() - 8), stop.start())
            )
        )
    return stop[0] == "." and normal.text[stop.start() - 2 : stop.start()].isupper()


def _clause_start(normal: Normal, start: int, at: int) -> int:
    """Where the clause with the verb at `at` begins: behind an introduction that is parted by a comma."""
    while start < at and normal.text[start] in " \n\t-":
        start += 1
    if not _PREPOSED.match(normal.lower, start):
        return start
    for comma in re.finditer(r",\s+", normal.text[start : min(at, start + 2 * _LONGEST_LEAD)]):
        begin = start + comma.end()
        if (normal.text[begin].isupper() or normal.lower.startswith("các ", begin)) and HEAD.match(
            normal.lower, begin
        ):
            return begin
    return start


def _partners(normal: Normal, start: int, end: int) -> tuple[str, ...]:
    found = _WITH.search(normal.lower, start, min(end, start + 2 * _LONGEST_LEAD))
    if found is None or HEAD.match(normal.lower, found.end()) is None:
        return ()
    stop = _STOP.search(normal.lower, found.end(), min(end, found.end() + _LONGEST_LEAD))
    while stop is not None and _within_name(normal, stop):
        stop = _STOP.search(normal.lower, stop.end() + 1, min(end, found.end() + _LONGEST_LEAD))
    return names(normal, found.end(), stop.start() if stop else min(end, found.end() + _LONGEST_LEAD))
