"""Where uploaded files lie, and how large one may be."""

import os
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
            "default_acl": None,
            "querystring_auth": True,
            "file_overwrite": True,  # named by content: what would be overwritten is the same
            "signature_version": "s3v4",
            "addressing_style": "path"
            if endpoint
            else "auto",  # a bucket as part of the host name is the one provider's own
        },
    }
