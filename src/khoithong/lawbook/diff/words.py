"""Vietnamese for the answers the engine knows, the same whichever pack gives them, so that packs compare."""

from __future__ import annotations

from typing import Final

DECIDES: Final = {
    "employing_agency": "Người đứng đầu cơ quan sử dụng cán bộ",
    "managing_agency": "Cơ quan quản lý cán bộ; không có thì cơ quan sử dụng cán bộ",
    "managing_above": "Cơ quan cấp trên nếu cấp trên quản lý cán bộ; còn lại là cơ quan quản lý hoặc sử dụng cán bộ",
}
HEAD_PLAN: Final = {
    "superior": "Người đứng đầu cơ quan cấp trên",
    "own_collective": "Tập thể lãnh đạo của chính cơ quan đó, người đứng đầu không biểu quyết",
}
DENOMINATOR: Final = {
    "ballots_cast": "Tính trên số phiếu đã biểu quyết",
    "eligible": "Tính trên số người có quyền biểu quyết",
    "for_and_against": "Tính trên số phiếu tán thành và không tán thành",
}
TIE: Final = {
    "equal_for_against": "Tán thành bằng không tán thành thì theo phiếu của người chủ trì",
    "exactly_half": "Tán thành đúng một nửa thì theo phiếu của người chủ trì",
    "not_passed": "Ngang nhau thì không thông qua",
}
QUORUM: Final = {
    "none": "Không đòi hỏi số người tối thiểu",
    "over_half": "Phải có trên một nửa số người có quyền biểu quyết",
    "two_thirds": "Phải có ít nhất hai phần ba số người có quyền biểu quyết",
}
OVERRIDE: Final = {
    "collective_only": "Chỉ khi tập thể lãnh đạo không thông qua",
    "also_council": "Cả khi Hội đồng không thông qua",
}
OPINION: Final = {
    "binding": "Không đồng ý thì không được phê duyệt, công nhận",
    "advisory": "Ý kiến để tham khảo; quyết định khác thì nêu lý do",
}
COMMITTEE: Final = {
    "standing_board": "Cấp ủy quản lý cán bộ quyết định, không xin ý kiến thêm",
    "article_7": "Quyết định như mọi đề xuất; cơ quan tổ chức của cấp ủy tiếp nhận, tham mưu",
}
