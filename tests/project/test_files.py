"""Where files lie, as the environment says: a folder, or a bucket of an S3-compatible service."""

from __future__ import annotations

import hashlib
import io
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.casefiles.attachments import store
from khoithong.project.files import file_storage, largest_file
from khoithong.project.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

LARGE = b"0123456789abcdef" * 700_000
"""Over 8 MB: sent in parts."""


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STORAGE", "S3_ENDPOINT", "S3_REGION", "FILE_MEGABYTES"):
        monkeypatch.delenv(f"KHOITHONG_{name}", raising=False)


def test_a_folder_of_the_installation_unless_another_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert file_storage(tmp_path)["OPTIONS"] == {"location": tmp_path / "files"}
    monkeypatch.setenv("KHOITHONG_STORAGE", "/srv/files")
    assert file_storage(tmp_path)["OPTIONS"] == {"location": "/srv/files"}


@pytest.mark.parametrize("place", ["files", "s3://", "s3:///prefix"])
def test_a_place_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str) -> None:
    monkeypatch.setenv("KHOITHONG_STORAGE", place)
    with pytest.raises(Problem, match="KHOITHONG_STORAGE"):
        file_storage(tmp_path)


def test_a_bucket_without_its_packages_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KHOITHONG_STORAGE", "s3://bucket")
    monkeypatch.setattr("khoithong.project.files.find_spec", lambda _name: None)
    with pytest.raises(Problem, match=r"requirements/s3\.txt"):
        file_storage(tmp_path)


@pytest.mark.parametrize(("text", "megabytes"), [("", 25), ("40", 40)])
def test_how_large_a_file_may_be(monkeypatch: pytest.MonkeyPatch, text: str, megabytes: int) -> None:
    monkeypatch.setenv("KHOITHONG_FILE_MEGABYTES", text)
    assert largest_file() == megabytes * 1024 * 1024


@pytest.mark.parametrize("text", ["0", "-1", "201", "viel"])
def test_a_limit_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("KHOITHONG_FILE_MEGABYTES", text)
    with pytest.raises(Problem, match="KHOITHONG_FILE_MEGABYTES"):
        largest_file()


class Bucket(BaseHTTPRequestHandler):
    """As much of the S3 protocol as keeping files needs."""

    objects: dict[str, bytes]
    parts: dict[int, bytes]
    broken: bool

    def _answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", headers.pop("length", str(len(content))))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"] or 0))

    def do_HEAD(self) -> None:
        self._found(with_content=False)

    def do_GET(self) -> None:
        self._found(with_content=True)

    def _found(self, *, with_content: bool) -> None:
        content = self.objects.get(self.path)
        if self.broken or content is None:
            self._answer(503 if self.broken else 404)
            return
        whole = len(content)
        span = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers["Range"] or "")
        more = {}
        if span:
            first, last = int(span[1]), int(span[2] or whole - 1)
            content = content[first : last + 1]
            more["Content-Range"] = f"bytes {first}-{first + len(content) - 1}/{whole}"
        self._answer(
            206 if span else 200,
            content if with_content else b"",
            length=str(len(content)),
            ETag='"x"',
            **{"Last-Modified": "Fri, 20 Nov 2026 00:00:00 GMT"},
            **more,
        )

    def do_PUT(self) -> None:
        body = self._body()
        part = re.search(r"partNumber=(\d+)", self.path)
        if self.broken:
            self._answer(503)
        elif part:
            self.parts[int(part[1])] = body
            self._answer(200, ETag=f'"{part[1]}"')
        else:
            self.objects[self.path] = body
            self._answer(200, ETag='"x"')

    def do_POST(self) -> None:
        self._body()
        name = self.path.partition("?")[0]
        if self.path.endswith("?uploads"):
            said = "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
        else:
            self.objects[name] = b"".join(self.parts[number] for number in sorted(self.parts))
            said = "<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>"
        self._answer(200, said.encode())

    def do_DELETE(self) -> None:
        self.objects.pop(self.path, None)
        self._answer(204)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Iterator[type[Bucket]]:
    """A service of the S3 kind on this machine, and the settings that name it."""
    kind = type("OwnBucket", (Bucket,), {"objects": {}, "parts": {}, "broken": False})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("KHOITHONG_STORAGE", "s3://ho-so/tep/")
    monkeypatch.setenv("KHOITHONG_S3_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("KHOITHONG_S3_REGION", "vn-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "khoa")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "bi-mat")
    settings.STORAGES = settings.STORAGES | {"attachments": file_storage(tmp_path)}
    yield kind
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("content", [b"nho", LARGE], ids=["small", "large"])
def test_a_bucket_keeps_files_as_a_folder_does(bucket: type[Bucket], content: bytes) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    assert store.state_of(sha256) == "missing"
    store.put(sha256, io.BytesIO(content), len(content))
    assert bucket.objects == {f"/ho-so/tep/{sha256[:2]}/{sha256}": content}
    assert store.state_of(sha256) == "intact"
    bucket.objects[f"/ho-so/tep/{sha256[:2]}/{sha256}"] = content[:-1]
    assert store.state_of(sha256) == "altered"
    store.put(sha256, io.BytesIO(content), len(content))
    assert store.state_of(sha256) == "intact"
    store.remove(sha256)
    assert bucket.objects == {}


def test_a_bucket_out_of_reach_is_said(bucket: type[Bucket]) -> None:
    bucket.broken = True
    with pytest.raises(store.StoreFailed):
        store.put("0" * 64, io.BytesIO(b"x"), 1)
    with pytest.raises(store.StoreFailed):
        store.state_of("0" * 64)
