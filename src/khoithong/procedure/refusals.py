"""A refusal: the code, the provision it rests on, and a message in Vietnamese that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is not accepted. Nothing changed."""

    code: str
    provision: str | None
    message: str
    fields: tuple[str, ...] = ()
    """Names of the data the refusal is about, for the form to point at."""
    more: tuple[Refusal, ...] = ()
    """Whatever else is wrong with the content, in the order of precedence: a form shows all of it at once."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The act is accepted, with warnings to be shown and kept."""

    warnings: tuple[str, ...] = ()


MESSAGES: Final[dict[str, str]] = {
    "unknown_reference": "Không tìm thấy người, cơ quan, hình thức hoặc điều khoản được nêu. Kiểm tra lại mục đã chọn.",
    "bad_date": "Ngày không hợp lệ. Kiểm tra lại ngày.",
    "before_last_act": "Thời điểm này sớm hơn việc đã ghi gần nhất trong hồ sơ. Ghi theo thời điểm hiện tại; nếu việc đã diễn ra trước đó thì khai ngày thực tế kèm tài liệu.",
    "outside_calendar": "Ngày nằm ngoài lịch làm việc đã có trong hệ thống. Đề nghị bổ sung lịch của năm đó trước khi ghi.",
    "happened_later": "Ngày thực tế {day} sau ngày ghi {bound}. Nhập ngày đã diễn ra, chậm nhất {bound}.",
    "happened_too_early": "Ngày {day} sớm hơn ngày {bound} của bước mở ra việc này. Kiểm tra lại ngày trên văn bản.",
    "date_past": "Ngày {day} trước ngày ghi nhận việc này. Chọn từ {bound} trở đi.",
    "date_future": "Ngày {day} chưa tới. Nhập ngày đã diễn ra, chậm nhất {bound}.",
    "party_opinion_required": "Chưa có ý kiến của cấp ủy, tổ chức đảng cùng cấp. Người đứng đầu xin ý kiến; có ý kiến rồi mới quyết định hoặc công bố.",
    "override_required": "Tập thể lãnh đạo không thông qua. Muốn phê duyệt, người đứng đầu phải có quyết định bằng văn bản cho triển khai, nêu sự cần thiết và tính khả thi.",
    "rejection_is_final": "Đề xuất đã không được thông qua và kết quả đó là cuối cùng. Ra văn bản không phê duyệt.",
    "against_party_opinion_approval": "Cấp ủy không đồng ý nên không phê duyệt được. Xin ý kiến lại hoặc ra văn bản không phê duyệt.",
    "against_party_opinion_evaluation": "Cấp ủy không đồng ý nên chưa công nhận hoặc công bố được. Xin ý kiến lại hoặc triệu tập họp đánh giá lại.",
    "not_now": "Hồ sơ {status}; chưa đến hoặc đã qua bước này.",
    "unknown_act": "Văn bản áp dụng cho hồ sơ không có việc này.",
    "no_case": "Chưa có kế hoạch đề xuất nào được gửi.",
    "intake_closed": "Chưa tiếp nhận đề xuất: theo quy ước áp dụng, chỉ tiếp nhận sau khi trình tự, thủ tục của địa phương được ban hành.",
    "already_submitted": "Kế hoạch đã được gửi. Muốn thay đổi thì gửi bản hoàn thiện hoặc bản bổ sung.",
    "inspection_needed": "Chưa kiểm tra từ khi tạm dừng. Người đứng đầu kiểm tra, đánh giá rồi mới quyết định tiếp tục hoặc chấm dứt.",
    "no_meeting": "Chưa có cuộc họp nào được triệu tập. Người đứng đầu triệu tập họp.",
    "before_meeting_day": "Chưa đến ngày họp. Biểu quyết và kết thúc họp từ ngày họp trở đi; đổi ngày bằng cách triệu tập lại.",
    "voting_began": "Cuộc họp đã có phiếu biểu quyết nên không triệu tập lại được. Hoàn tất biểu quyết và kết thúc cuộc họp.",
    "council_missing": "Chưa thành lập Hội đồng. Người đứng đầu ra quyết định thành lập Hội đồng đánh giá.",
    "council_not_chosen": "Đề xuất đang theo đường tập thể lãnh đạo. Người đứng đầu chọn đường Hội đồng, nêu lý do, rồi thành lập.",
    "council_exists": "Hội đồng đã được thành lập. Muốn đổi người thì thay thành viên.",
    "new_vote_closed": "Đã qua lúc có thể biểu quyết lại. Tiếp tục theo kết quả cuộc họp đã kết thúc.",
    "head_decides_alone": "Đề xuất này do người đứng đầu xem xét, quyết định; tập thể lãnh đạo chỉ họp về đề xuất của chính người đứng đầu.",
    "no_deputy": "Cơ quan không có cấp phó để xem xét đề xuất của người đứng đầu. Báo cáo cấp trên xem xét.",
    "collective_first": "Đề xuất của người đứng đầu phải được tập thể lãnh đạo biểu quyết trước. Triệu tập họp và cử cấp phó chủ trì.",
    "appraisal_needed": "Chưa có ý kiến thẩm định. Bộ phận tham mưu công tác tổ chức thẩm định trước khi quyết định.",
    "route_settled": "Đã triệu tập họp hoặc đã lập Hội đồng nên không đổi đường xử lý được nữa.",
    "already_registered": "Kế hoạch đã vào sổ. Không vào sổ lần nữa.",
    "nothing_to_override": "Không có kết quả không thông qua nào cần quyết định lại.",
    "no_opinion_asked": "Quyết định này không phải xin thêm ý kiến cấp ủy.",
    "opinion_already_sought": "Đã xin ý kiến và đang chờ cấp ủy trả lời.",
    "opinion_agrees": "Cấp ủy đã đồng ý. Ra văn bản quyết định hoặc công bố.",
    "opinion_not_sought": "Chưa có yêu cầu xin ý kiến nào đang chờ trả lời.",
    "not_a_committee_case": "Chỉ lấy ý kiến theo cách này với đề xuất của cán bộ diện cấp ủy quản lý có cơ quan tổ chức tham mưu.",
    "measure_pending": "Còn đề nghị áp dụng biện pháp chưa được quyết định. Chờ cơ quan quản lý cán bộ quyết định rồi lưu trữ.",
    "measure_settled": "Biện pháp này đã được đề nghị hoặc đã được áp dụng.",
    "report_resolved": "Phản ánh đã có kết luận.",
    "report_not_confirmed": "Phản ánh chưa được kết luận là có vi phạm.",
    "not_your_act": "Việc này thuộc thẩm quyền của người khác trong hồ sơ.",
    "clerk_needed": "Chỉ văn thư của cơ quan liên quan hoặc thư ký Hội đồng (với phiếu biểu quyết) được nhập thay.",
    "beyond_authority": "Biện pháp này không thuộc thẩm quyền của cơ quan hoặc dành cho chính người quyết định. Đề nghị cơ quan quản lý cán bộ hoặc cấp trên quyết định.",
    "excluded_voter": "Không thuộc thành phần biểu quyết của cuộc họp này.",
    "excluded_proposer": "Người có đề xuất không biểu quyết về đề xuất của mình.",
    "already_voted": "Đã biểu quyết trong cuộc họp này; mỗi người một phiếu.",
    "invalid_data": "Dữ liệu không hợp lệ: {fields}. Nhập lại theo đúng lựa chọn cho phép.",
    "chair_absent": "Người chủ trì vắng mặt nên cuộc họp không hợp lệ. Triệu tập lại cuộc họp có người chủ trì.",
    "votes_missing": "Còn người chưa biểu quyết và chưa ghi vắng mặt, hoặc chưa có phiếu nào. Ghi đủ phiếu hoặc ghi người vắng.",
    "minutes_required": "Chưa có biên bản. Nhập biên bản cuộc họp.",
    "reasons_required": "Chưa nêu kết luận hoặc lý do. Chọn kết luận và nêu rõ lý do.",
    "advice_reasons_required": "Quyết định khác ý kiến cấp ủy phải nêu lý do.",
    "missing_content": "Còn thiếu nội dung bắt buộc: {fields}. Nhập đủ rồi gửi lại.",
    "not_eligible": "Không thuộc đối tượng áp dụng của văn bản.",
    "beneficiary_not_eligible": "Người hoặc cơ quan này không thuộc diện của biện pháp trong hồ sơ.",
    "no_superior": "Không có cơ quan cấp trên để xem xét. Kiểm tra cơ quan cấp trên trong phần Tổ chức.",
    "no_party_body": "Chưa khai cấp ủy, tổ chức đảng để xin ý kiến. Bổ sung trong phần Tổ chức rồi gửi lại.",
    "council_size": "Hội đồng phải có từ {minimum} đến {maximum} thành viên, kể cả Chủ tịch và thư ký.",
    "chair_not_head": "Chủ tịch Hội đồng phải là người đứng đầu cơ quan xem xét đề xuất, và chỉ một người.",
    "no_vice_chair": "Hội đồng phải có ít nhất một Phó Chủ tịch.",
    "no_secretary": "Đúng một thành viên kiêm thư ký Hội đồng, không phải Chủ tịch hay Phó Chủ tịch.",
    "member_twice": "Mỗi người chỉ giữ một ghế trong Hội đồng.",
    "proposer_member": "Người có đề xuất không được là thành viên Hội đồng.",
    "not_a_deputy": "Người được ghi là cấp phó hoặc người đứng đầu hiện không giữ chức vụ đó.",
    "council_required": "Chỉ có một người biểu quyết. Theo quy ước áp dụng phải lập Hội đồng đánh giá.",
    "quorum_missing": "Chưa đủ số người biểu quyết tối thiểu theo quy ước áp dụng. Hoãn và triệu tập lại.",
    "measure_not_available": "Hồ sơ chưa đủ căn cứ áp dụng biện pháp này, hoặc đang xem xét.",
    "blocked_by_violation": "Đang có phản ánh về lợi dụng chính sách đối với người hoặc cơ quan này. Kết luận phản ánh trước.",
}
"""What is said to people; keyed by the code or by a more exact reason."""

STATUS_WORDS: Final[dict[str, str]] = {
    "draft": "chưa được gửi",
    "under_review": "đang được xem xét",
    "awaiting_party_opinion": "đang chờ ý kiến cấp ủy",
    "awaiting_decision": "đang chờ quyết định",
    "in_execution": "đang được thực hiện",
    "suspended": "đang tạm dừng thực hiện",
    "awaiting_result_report": "đang chờ báo cáo kết quả",
    "under_evaluation": "đang được đánh giá kết quả",
    "awaiting_evaluation_opinion": "đang chờ ý kiến cấp ủy về kết quả",
    "awaiting_publication": "đang chờ công nhận hoặc công bố kết quả",
    "evaluated": "đã có kết quả đánh giá",
    "disapproved": "đã không được phê duyệt",
    "withdrawn": "đã được rút",
    "archived": "đã lưu trữ",
}


def refuse(
    code: str,
    provision: str | None = None,
    message: str | None = None,
    fields: tuple[str, ...] = (),
    **words: object,
) -> Refusal:
    """A refusal with its message; ``message`` names a more exact wording than the code's own."""
    text = MESSAGES[message or code].format(fields=", ".join(fields), **words)
    return Refusal(code, provision, text, fields)
