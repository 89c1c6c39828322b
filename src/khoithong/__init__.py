"""Khơi Thông: từ đề xuất tháo gỡ điểm nghẽn đến quyết định, thực hiện và bảo vệ người dám nghĩ, dám làm."""

__version__ = "0.1.0"
