"""Where uploaded files lie, and how large one may be."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from khoithong.project.environment import number
from khoithong.project.problem import Problem

MEGABYTE: Final = 1024 * 1024
_LARGEST: Final = 200
"""Megabytes beyond which a limit would be none."""


def largest_file() -> int:
    """Bytes one file may have: `KHOITHONG_FILE_MEGABYTES`, default 25. Raises Problem."""
    megabytes = number("KHOITHONG_FILE_MEGABYTES", 25)
    if not 1 <= megabytes <= _LARGEST:
        raise Problem(f"biến môi trường KHOITHONG_FILE_MEGABYTES phải từ 1 đến {_LARGEST}.")
    return megabytes * MEGABYTE


def file_storage(home: Path) -> dict[str, Any]:
    """Django's settings of the storage that `KHOITHONG_STORAGE` names. Raises Problem.

    Nothing or a folder's absolute path: that folder, by default `files` in the installation's own. `s3://bucket` or
    `s3://bucket/prefix`: a bucket of any S3-compatible service, with the packages of `requirements/s3.txt`.
    """
    place = os.environ.get("KHOITHONG_STORAGE", "").strip()
    if place.startswith("s3://"):
        return _bucket(place.removeprefix("s3://"))
    if place and not Path(place).is_absolute():
        raise Problem(
            "biến môi trường KHOITHONG_STORAGE phải là đường dẫn tuyệt đối của thư mục, hoặc s3://tên-bucket."
        )
    return {
        "BACKEND": "khoithong.casefiles.attachments.storage.LocalStorage",
        "OPTIONS": {"location": place or home / "files"},
    }


def _bucket(place: str) -> dict[str, Any]:
    """Keys come as with every S3 client: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or the machine's own role."""
    if find_spec("storages") is None:
        raise Problem(
            "KHOITHONG_STORAGE=s3://… cần thêm thư viện: "
            ".venv/bin/pip install --require-hashes -r requirements/s3.txt"
        )
    bucket, _, prefix = place.partition("/")
    endpoint = os.environ.get("KHOITHONG_S3_ENDPOINT", "").strip() or None
    if not bucket:
        raise Problem("biến môi trường KHOITHONG_STORAGE thiếu tên bucket: s3://tên-bucket/thư-mục.")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "location": prefix.strip("/"),
            "endpoint_url": endpoint,
            "region_name": os.environ.get("KHOITHONG_S3_REGION") or None,
            "file_overwrite": True,  # named by content: what would be overwritten is the same
            "max_memory_size": 4 * MEGABYTE,  # what is beyond lies in a temporary file while it is read
            "client_config": _client(compatible=endpoint is not None),
        },
    }


def _client(*, compatible: bool) -> Any:
    """How to speak to the service. Services other than the first of the kind need the older forms of it."""
    from botocore.config import Config

    return Config(
        signature_version="s3v4",
        connect_timeout=5,
        read_timeout=60,
        retries={"max_attempts": 3, "mode": "standard"},
        s3={"addressing_style": "path" if compatible else "auto"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
