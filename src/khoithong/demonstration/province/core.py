"""The agencies whose work the demonstration shows first, with the Party organisations of their levels."""

from __future__ import annotations

from typing import Any, Final

CORE: Final[tuple[dict[str, Any], ...]] = (
    {"id": "tinh-uy", "name": "Tỉnh ủy", "kind": "party_body", "organising_body": "btc-tu"},
    {
        "id": "btc-tu",
        "name": "Ban Tổ chức Tỉnh ủy",
        "kind": "party",
        "superior": "tinh-uy",
        "party_body": "du-cqd",
        "functions": ["organising"],
    },
    {
        "id": "ubkt-tu",
        "name": "Ủy ban Kiểm tra Tỉnh ủy",
        "kind": "party",
        "superior": "tinh-uy",
        "party_body": "du-cqd",
        "functions": ["inspection"],
    },
    {
        "id": "mttq",
        "name": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "kind": "front",
        "party_body": "du-mttq",
        "functions": ["front_supervision"],
    },
    {
        "id": "ubnd",
        "name": "Ủy ban nhân dân tỉnh",
        "kind": "state",
        "party_body": "du-ubnd",
        "organising_body": "so-nv",
    },
    {
        "id": "vp-ubnd",
        "name": "Văn phòng Ủy ban nhân dân tỉnh",
        "kind": "state",
        "superior": "ubnd",
        "party_body": "du-vp",
    },
    {
        "id": "tt-hcc",
        "name": "Trung tâm Phục vụ hành chính công tỉnh",
        "kind": "public_unit",
        "superior": "vp-ubnd",
        "party_body": "cb-hcc",
    },
    {"id": "so-nv", "name": "Sở Nội vụ", "kind": "state", "superior": "ubnd", "party_body": "du-snv"},
    {"id": "so-xd", "name": "Sở Xây dựng", "kind": "state", "superior": "ubnd", "party_body": "du-sxd"},
    {"id": "so-tc", "name": "Sở Tài chính", "kind": "state", "superior": "ubnd", "party_body": "du-stc"},
    {
        "id": "so-nnmt",
        "name": "Sở Nông nghiệp và Môi trường",
        "kind": "state",
        "superior": "ubnd",
        "party_body": "du-snnmt",
    },
    {
        "id": "du-cqd",
        "name": "Đảng ủy các cơ quan Đảng tỉnh",
        "kind": "party_body",
        "superior": "tinh-uy",
    },
    {
        "id": "du-mttq",
        "name": "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh",
        "kind": "party_body",
        "superior": "tinh-uy",
    },
    {
        "id": "du-ubnd",
        "name": "Đảng ủy Ủy ban nhân dân tỉnh",
        "kind": "party_body",
        "superior": "tinh-uy",
    },
    {
        "id": "du-vp",
        "name": "Đảng ủy Văn phòng Ủy ban nhân dân tỉnh",
        "kind": "party_body",
        "superior": "du-ubnd",
    },
    {
        "id": "cb-hcc",
        "name": "Chi bộ Trung tâm Phục vụ hành chính công tỉnh",
        "kind": "party_body",
        "superior": "du-vp",
    },
    {"id": "du-snv", "name": "Đảng ủy Sở Nội vụ", "kind": "party_body", "superior": "du-ubnd"},
    {"id": "du-sxd", "name": "Đảng ủy Sở Xây dựng", "kind": "party_body", "superior": "du-ubnd"},
    {"id": "du-stc", "name": "Đảng ủy Sở Tài chính", "kind": "party_body", "superior": "du-ubnd"},
    {
        "id": "du-snnmt",
        "name": "Đảng ủy Sở Nông nghiệp và Môi trường",
        "kind": "party_body",
        "superior": "du-ubnd",
    },
)
"""Keys as in scenario files. Names say no province: every one has these agencies."""
