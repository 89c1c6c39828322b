#!/usr/bin/env python3
"""Kiểm tra một hồ sơ lưu đã xuất: còn nguyên như lúc xuất hay đã bị sửa.

Chỉ cần Python 3.8 trở lên, không cần phần mềm nào khác, không cần mạng. Chạy:

    python3 kiem-tra.py                         kiểm tra gói chứa tệp này
    python3 kiem-tra.py THƯ-MỤC                 kiểm tra gói ở thư mục khác
    python3 kiem-tra.py --ma 7F3A-92C1-0B5E     so thêm với mã toàn vẹn in trên văn bản giấy

Kết quả (mã thoát): 0 còn nguyên; 1 đã bị sửa, nêu rõ tệp hoặc việc nào; 2 không kết luận được.

Tệp này làm bốn việc:

1. Mỗi tệp trong gói có đúng giá trị băm SHA-256 ghi trong manifest không (chuẩn BagIt, RFC 8493).
2. Sổ việc (data/so-viec.json): các việc có đánh số liền nhau từ 1, và mỗi việc có đúng giá trị băm tính từ
   việc trước nó và nội dung của nó không. Sửa, bớt, đổi chỗ một việc thì mọi giá trị băm phía sau sai.
3. Mỗi đoạn chữ có khớp với dấu cam kết (HMAC-SHA256) trong sổ không. Đoạn đã xóa theo quy định thì không còn
   chữ và khóa; dấu cam kết vẫn nằm trong sổ nên chuỗi băm vẫn kiểm tra được.
4. Mỗi tệp kèm theo có đúng giá trị băm mà việc đã ghi không.

Giới hạn, nói rõ: ai sửa gói rồi tính lại TOÀN BỘ giá trị băm từ đầu đến cuối thì gói tự nó vẫn khớp. Chỉ có mã
toàn vẹn in trên giấy (quyết định, biên bản, biên nhận nộp lưu), giữ ngoài gói này, mới cho biết điều đó: dùng --ma.
Cũng vì vậy, khi cần chắc chắn hãy dùng tệp kiem-tra.py lấy từ nơi tin cậy, không dùng tệp nằm trong gói.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CLEAN, TAMPERED, UNKNOWN = 0, 1, 2
DOMAIN = b"khoithong.act\x01"
NOTHING = bytes(32)
"""Đứng thay giá trị băm của việc trước việc đầu tiên."""
VERSION = 1
CHUNK = 1024 * 1024
CODE_DIGITS = 12
"""Mã toàn vẹn in trên giấy là chừng này chữ số đầu của giá trị băm."""


class CannotSay(Exception):
    """Thiếu thứ cần để kết luận."""


class Report:
    """Những gì tìm thấy."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.notes: list[str] = []

    def fault(self, words: str) -> None:
        """Một chỗ không còn như lúc xuất."""
        if words not in self.faults:
            self.faults.append(words)

    def note(self, words: str) -> None:
        """Một điều người đọc nên biết, không phải lỗi."""
        self.notes.append(words)


# --- 1. các tệp của gói --------------------------------------------------------------------------------------


def check_files(root: Path, report: Report) -> int:
    """So mọi tệp với manifest; trả về số tệp nội dung."""
    if not (root / "bagit.txt").is_file():
        raise CannotSay("không thấy bagit.txt: đây không phải thư mục của một hồ sơ lưu")
    payload = read_manifest(root, "manifest-sha256.txt", report)
    tags = read_manifest(root, "tagmanifest-sha256.txt", report)
    for name, digest in list(payload.items()) + list(tags.items()):
        check_file(root, name, digest, report)
    for name in sorted(files_below(root, "data") - set(payload)):
        report.fault(f"tệp {name} không có trong danh sách của gói (thêm vào sau khi xuất)")
    for wanted in ("data/so-viec.json", "data/danh-muc.json"):
        if wanted not in payload:
            report.fault(f"danh sách của gói thiếu {wanted}")
    for wanted in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "kiem-tra.py"):
        if wanted not in tags:
            report.fault(f"danh sách của gói thiếu {wanted}")
    return len(payload)


def read_manifest(root: Path, name: str, report: Report) -> dict[str, str]:
    """Đọc một manifest: đường dẫn và giá trị băm."""
    try:
        lines = (root / name).read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise CannotSay(f"thiếu {name}: không có gì để so") from None
    except UnicodeDecodeError:
        raise CannotSay(f"{name} không đọc được") from None
    found: dict[str, str] = {}
    for line in lines:
        if not line.strip():
            continue
        match = re.match(r"^([0-9a-fA-F]{64})[ \t]+\*?(.+)$", line)
        if match is None:
            report.fault(f"{name} có dòng không đúng dạng")
            continue
        path = match.group(2).strip()
        if not is_inside(path):
            report.fault(f"{name} chỉ ra ngoài gói: {path}")
            continue
        if path in found:
            report.fault(f"{name} ghi {path} hai lần")
        found[path] = match.group(1).lower()
    return found


def is_inside(path: str) -> bool:
    """Đường dẫn nằm trong gói, không trèo ra ngoài."""
    parts = path.split("/")
    return "\\" not in path and ":" not in path and all(part not in ("", ".", "..") for part in parts)


def check_file(root: Path, name: str, digest: str, report: Report) -> None:
    """So một tệp với giá trị băm của nó."""
    found = digest_of(root, name)
    if found is None:
        report.fault(f"tệp {name} không còn trong gói")
    elif found != digest:
        report.fault(f"tệp {name} đã bị sửa")


def digest_of(root: Path, name: str) -> str | None:
    """Giá trị băm SHA-256 của một tệp trong gói; None khi không có tệp đó."""
    path = root.joinpath(*name.split("/"))
    if path.is_symlink() or not path.is_file():
        return None
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(CHUNK), b""):
            digest.update(piece)
    return digest.hexdigest()


def files_below(root: Path, folder: str) -> set[str]:
    """Mọi tệp trong một thư mục của gói."""
    return {path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if not path.is_dir()}


# --- 2. chuỗi việc -------------------------------------------------------------------------------------------


def act_hash(previous: bytes, case: uuid.UUID, act: dict[str, Any]) -> bytes:
    """Giá trị băm của một việc, theo docs/reference/register.md của phần mềm."""
    digest = hashlib.sha256(DOMAIN)
    digest.update(previous)
    digest.update(case.bytes)
    digest.update(int(act["seq"]).to_bytes(4, "big"))
    digest.update(int(act["recorded"]).to_bytes(8, "big", signed=True))
    digest.update(uuid.UUID(act["key"]).bytes)
    digest.update(act["body"].encode("utf-8"))
    return digest.digest()


def check_chain(register: dict[str, Any], report: Report) -> list[str]:
    """Kiểm tra chuỗi; trả về giá trị băm của từng việc như ghi trong sổ."""
    case = uuid.UUID(register["case"])
    previous, number, hashes = NOTHING, 0, []
    for act in register["acts"]:
        number += 1
        if act["seq"] != number:
            report.fault(f"sổ việc thiếu hoặc đổi chỗ việc {number}")
            number = int(act["seq"])
        if act_hash(previous, case, act).hex() != act["hash"]:
            report.fault("việc {}: nội dung hoặc thứ tự không còn như lúc ghi".format(act["seq"]))
        previous = bytes.fromhex(act["hash"])
        hashes.append(act["hash"])
    if not hashes:
        report.fault("sổ việc không có việc nào")
    elif register["head"] != hashes[-1]:
        report.fault("sổ việc bị cắt bớt ở cuối: đầu sổ không phải là việc cuối cùng")
    return hashes


# --- 3. các đoạn chữ -----------------------------------------------------------------------------------------


def check_texts(register: dict[str, Any], report: Report) -> tuple[int, int]:
    """So từng đoạn chữ với dấu cam kết; trả về số đoạn còn chữ và số đoạn đã xóa."""
    kept = erased = 0
    for act in register["acts"]:
        body = json.loads(act["body"])
        sealed = dict(seals(body.get("data"), ""))
        sealed.update(seals(body.get("evidence"), "/evidence"))
        sealed.update(seals(body.get("files"), "/files"))
        for pointer, pair in act["texts"].items():
            if sealed.get(pointer) != commitment(pair[0], pair[1]):
                report.fault("việc {}: đoạn chữ tại {} không phải là đoạn đã ghi".format(act["seq"], pointer))
        kept += len(act["texts"])
        erased += len(set(sealed) - set(act["texts"]))
    return kept, erased


def seals(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Mọi dấu cam kết và chỗ đứng của nó (JSON Pointer)."""
    if isinstance(value, dict):
        if set(value) == {"seal"}:
            yield pointer, value["seal"]
            return
        for name, item in value.items():
            yield from seals(item, pointer + "/" + name.replace("~", "~0").replace("/", "~1"))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from seals(item, f"{pointer}/{place}")


def commitment(key: str, text: str) -> str:
    """Dấu cam kết cho một đoạn chữ dưới một khóa."""
    secret = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    sealed = hmac.new(secret, text.encode("utf-8"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode("ascii")


# --- 4. các tệp kèm theo và văn bản --------------------------------------------------------------------------


def check_attachments(root: Path, register: dict[str, Any], index: dict[str, Any], report: Report) -> int:
    """Mỗi tệp mà sổ việc ghi có trong gói và đúng nội dung; mỗi mục của danh mục có tệp của nó."""
    listed = {
        (one.get("viec"), one.get("vi_tri")): one for one in index["muc"] if one.get("vi_tri") is not None
    }
    count = 0
    for act in register["acts"]:
        for place, file in enumerate(json.loads(act["body"]).get("files") or ()):
            count += 1
            one = listed.pop((act["seq"], place), None)
            where = "việc {}, tệp {}".format(act["seq"], place + 1)
            if one is None:
                report.fault(f"{where}: không có trong danh mục")
            elif one.get("tep") and digest_of(root, one["tep"]) != file["sha256"]:
                report.fault("{}: {} không phải là tệp đã ghi".format(where, one["tep"]))
            elif not one.get("tep") and not name_is_erased(act, place):
                report.fault(f"{where}: tệp không có trong gói dù chưa bị xóa")
    for act_number, place in sorted(listed):
        report.fault(f"việc {act_number}, tệp {place + 1}: có trong danh mục mà sổ việc không ghi")
    for one in index["muc"]:
        if one.get("tep") and (not is_inside(one["tep"]) or digest_of(root, one["tep"]) != one["sha256"]):
            report.fault("mục {} của danh mục: {} thiếu hoặc đã bị sửa".format(one["stt"], one["tep"]))
    return count


def name_is_erased(act: dict[str, Any], place: int) -> bool:
    """Tên tệp đã bị xóa khỏi sổ: nội dung tệp cũng đã được xóa."""
    return f"/files/{place}/name" not in act["texts"]


def check_head(root: Path, register: dict[str, Any], index: dict[str, Any], report: Report) -> None:
    """Đầu sổ ghi ở ba nơi phải như nhau."""
    if index["dau_so"]["bam"] != register["head"] or index["dau_so"]["viec"] != len(register["acts"]):
        report.fault("đầu sổ trong danh mục không khớp với sổ việc")
    info = (root / "bag-info.txt").read_bytes().decode("utf-8", "replace")
    if register["head"] not in re.sub(r"\s", "", info):
        report.fault("đầu sổ trong bag-info.txt không khớp với sổ việc")


def check_code(code: str, hashes: list[str], report: Report) -> None:
    """So mã trên giấy với giá trị băm của các việc."""
    digits = re.sub(r"[\s-]", "", code).lower()
    if not re.match(r"^[0-9a-f]+$", digits) or not CODE_DIGITS <= len(digits) <= len(NOTHING) * 2:
        raise CannotSay(f"mã toàn vẹn phải có dạng 7F3A-92C1-0B5E (hoặc đủ 64 chữ số): {code}")
    places = [place for place, one in enumerate(hashes, 1) if one.startswith(digits)]
    if not places:
        report.fault(
            f"mã toàn vẹn {code} không thuộc việc nào: sổ việc đã bị tính lại từ đầu, hoặc bị cắt bớt"
        )
    elif places[-1] < len(hashes):
        report.note(
            f"Mã {code} là của việc {places[-1]}: giấy chỉ chứng thực đến việc đó, {len(hashes) - places[-1]} việc sau ghi thêm về sau."
        )
    else:
        report.note(f"Mã {code} đúng là của việc cuối cùng: sổ việc đủ và không bị tính lại.")


# --- đọc, in -------------------------------------------------------------------------------------------------


def read_json(root: Path, name: str) -> dict[str, Any]:
    """Một tệp JSON của gói."""
    try:
        found = json.loads(root.joinpath(*name.split("/")).read_bytes().decode("utf-8"))
    except FileNotFoundError:
        raise CannotSay(f"thiếu {name}") from None
    except ValueError:
        raise CannotSay(f"{name} không đọc được") from None
    if not isinstance(found, dict):
        raise CannotSay(f"{name} không đọc được")
    return found


def printed(digest: str) -> str:
    """Mã toàn vẹn như in trên giấy."""
    digits = digest[:CODE_DIGITS].upper()
    return "-".join(digits[place : place + 4] for place in range(0, CODE_DIGITS, 4))


def verify(root: Path, code: str | None, report: Report) -> None:
    """Kiểm tra cả gói. Ném CannotSay khi không thể nói gì thêm."""
    count = check_files(root, report)
    register = read_json(root, "data/so-viec.json")
    index = read_json(root, "data/danh-muc.json")
    if register.get("version") != VERSION or index.get("phien_ban") != VERSION:
        raise CannotSay("gói do phiên bản khác lập; dùng kiem-tra.py của phiên bản đó")
    try:
        hashes = check_chain(register, report)
        kept, erased = check_texts(register, report)
        attached = check_attachments(root, register, index, report)
        check_head(root, register, index, report)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError):
        raise CannotSay("sổ việc hoặc danh mục không đúng dạng") from None
    report.note(
        "Hồ sơ {}: {} việc, {} tệp kèm theo, {} tệp trong gói.".format(
            index["ho_so"]["ma"], len(hashes), attached, count
        )
    )
    if erased:
        report.note(f"{erased} đoạn chữ đã xóa khỏi sổ, dấu cam kết còn nguyên ({kept} đoạn còn chữ).")
    if hashes:
        report.note(f"Mã toàn vẹn của sổ việc: {printed(hashes[-1])} (đủ: {hashes[-1]})")
    if code is not None:
        check_code(code, hashes, report)
    else:
        report.note(
            "Chưa so với giấy: chạy lại với --ma và mã in trên quyết định, biên bản hoặc biên nhận nộp lưu."
        )


def say(words: str) -> None:
    """In một dòng, kể cả khi cửa sổ không hiện được chữ Việt."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(words.encode(encoding, "replace").decode(encoding) + "\n")


def main(arguments: list[str]) -> int:
    """Chạy và trả về mã thoát."""
    code: str | None = None
    folders: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in ("-h", "--help"):
            say(__doc__ or "")
            return CLEAN
        if word == "--ma" and rest:
            code = rest.pop(0)
        elif word.startswith("--ma="):
            code = word[len("--ma=") :]
        elif word.startswith("-") or folders:
            say("Cách dùng: kiem-tra.py [--ma MÃ] [THƯ-MỤC]")
            return UNKNOWN
        else:
            folders.append(word)
    root = Path(folders[0]) if folders else Path(__file__).resolve().parent
    report, unknown = Report(), ""
    try:
        verify(root, code, report)
    except CannotSay as reason:
        unknown = str(reason)
    except OSError as error:
        unknown = f"không đọc được {error.filename or root}: {error.strerror or error}"
    for words in report.notes:
        say(words)
    for words in report.faults:
        say("SAI: " + words + ".")
    if report.faults:
        say(f"KẾT LUẬN: hồ sơ KHÔNG còn như lúc xuất ({len(report.faults)} chỗ).")
        return TAMPERED
    if unknown:
        say(f"KẾT LUẬN: không kết luận được - {unknown}.")
        return UNKNOWN
    say("KẾT LUẬN: hồ sơ còn nguyên như lúc xuất.")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
