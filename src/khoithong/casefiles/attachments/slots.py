"""The acts a document belongs to: the one list of where files may be attached."""

from __future__ import annotations

from typing import Final

MOST: Final = 20
"""Files one act may carry."""

SLOTS: Final[dict[str, str]] = {
    "submit_plan": "Phụ lục, số liệu, bản vẽ làm rõ kế hoạch.",
    "register_plan": "Bản kế hoạch đã vào sổ, nếu nhận bản giấy.",
    "withdraw_plan": "Văn bản đề nghị rút kế hoạch.",
    "request_supplement": "Văn bản yêu cầu bổ sung.",
    "supplement_plan": "Tài liệu bổ sung theo yêu cầu.",
    "revise_plan": "Phụ lục, số liệu của bản hoàn thiện.",
    "convene_meeting": "Giấy mời, tài liệu họp.",
    "vote": "Bản chụp phiếu giấy.",
    "close_meeting": "Biên bản đã ký, biên bản kiểm phiếu.",
    "proceed_despite_rejection": "Văn bản quyết định cho triển khai.",
    "establish_council": "Quyết định thành lập Hội đồng.",
    "replace_council_member": "Quyết định thay đổi thành viên.",
    "dispatch_plan": "Tài liệu gửi kèm, bằng chứng đã gửi.",
    "appraise": "Báo cáo thẩm định.",
    "consult": "Văn bản lấy ý kiến và văn bản trả lời.",
    "escalate": "Tờ trình, báo cáo cấp trên.",
    "seek_party_opinion": "Tờ trình, báo cáo xin ý kiến.",
    "give_party_opinion": "Văn bản cho ý kiến đã ký.",
    "approve": "Quyết định phê duyệt đã ký.",
    "disapprove": "Văn bản thông báo không phê duyệt.",
    "allocate_resources": "Quyết định bố trí kinh phí, nhân lực.",
    "report_progress": "Báo cáo, ảnh, số liệu thực hiện.",
    "request_report": "Văn bản yêu cầu báo cáo.",
    "give_direction": "Văn bản chỉ đạo.",
    "adjust_plan": "Văn bản điều chỉnh.",
    "reassign_execution": "Quyết định giao người khác thực hiện.",
    "inspect": "Biên bản, kết luận kiểm tra.",
    "suspend": "Văn bản tạm dừng.",
    "resume": "Văn bản cho tiếp tục.",
    "terminate": "Văn bản chấm dứt.",
    "declare_completion": "Biên bản nghiệm thu, xác nhận hoàn thành.",
    "submit_result_report": "Báo cáo kết quả, phụ lục, minh chứng.",
    "publish_result": "Văn bản công nhận, công bố kết quả.",
    "apply_measure": "Quyết định áp dụng.",
    "propose_measure": "Tờ trình, hồ sơ đề nghị.",
    "decide_measure": "Quyết định của cơ quan quản lý cán bộ.",
    "report_to_party": "Báo cáo cấp ủy.",
    "propose_normative_text": "Tờ trình, dự thảo văn bản.",
    "record_protection": "Văn bản bảo vệ.",
    "supervision_note": "Kết luận, thông báo giám sát.",
}
"""What is usually attached, by the kind of act: the hint beside the field. Acts not named here take no file.

Acts of the confidential stream are not named: whoever reads the case would reach their files.
"""
