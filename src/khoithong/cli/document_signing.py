"""`khoithong document sign FILE --pkcs12 KEY -o OUT` and `khoithong document check FILE`: no database, no network."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.trouble import why

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from pyhanko.sign.signers import Signer

    from khoithong.documents.signing.places import Spot

SECRET: Final = "KHOITHONG_KEY_PASSPHRASE"  # noqa: S105 - the name of the variable, not what it holds
_ROOTS: Final = "KHOITHONG_SIGN_ROOTS"
_VIETNAM: Final = timezone(timedelta(hours=7))


def add_arguments(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The two actions."""
    sign = actions.add_parser(
        "sign",
        help="ký số tệp PDF (PAdES)",
        description=f"Ký số tệp PDF. Mật khẩu khóa hoặc mã PIN lấy từ biến môi trường {SECRET}, không có thì hỏi.",
    )
    sign.add_argument("file", metavar="TỆP", type=Path, help="tệp PDF")
    key = sign.add_mutually_exclusive_group(required=True)
    key.add_argument("--pkcs12", metavar="KHÓA", type=Path, help="tệp khóa .p12 hoặc .pfx")
    key.add_argument(
        "--pkcs11", metavar="THƯ-VIỆN", type=Path, help="thư viện PKCS#11 của thiết bị, cùng --token và --key"
    )
    sign.add_argument("--token", metavar="TÊN", default="", help="tên khe của thiết bị")
    sign.add_argument("--key", metavar="TÊN", default="", help="tên khóa trong thiết bị")
    sign.add_argument(
        "--anchor", metavar="CHỖ", help="chỗ ký: NguoiKy1, NguoiKy2, CoQuan…; mặc định chỗ trống đầu tiên"
    )
    sign.add_argument("--picture", metavar="ẢNH", type=Path, help="ảnh chữ ký hoặc dấu, PNG nền trong suốt")
    sign.add_argument("-o", "--output", metavar="TỆP", required=True, type=Path, help="tệp sẽ ghi")
    check = actions.add_parser(
        "check",
        help="kiểm tra chữ ký số của tệp PDF",
        description="Kiểm tra chữ ký số. Kết thúc bằng 0 khi hợp lệ, 1 khi không, 2 khi tệp không có chữ ký.",
    )
    check.add_argument("file", metavar="TỆP", type=Path, help="tệp PDF")
    check.add_argument(
        "--roots", metavar="THƯ-MỤC", type=Path, help=f"chứng thư gốc tin cậy; mặc định {_ROOTS}"
    )


def check(arguments: argparse.Namespace) -> int:
    """0 valid, 1 broken or unreadable, 2 without signatures."""
    from khoithong.documents.signing.check import check as checked
    from khoithong.documents.signing.report import EXIT, told
    from khoithong.documents.signing.roots import BadRoot, trusted_roots

    named = os.environ.get(_ROOTS, "").strip()
    try:
        roots = trusted_roots(arguments.roots or (Path(named) if named else None))
        report = checked(arguments.file.read_bytes(), roots)
    except BadRoot as bad:
        return _fault(str(bad))
    except OSError as error:
        return _fault(f"không đọc được {arguments.file}: {why(error)}")
    for line in told(report):
        print(line)
    return EXIT[report.verdict]


def sign(arguments: argparse.Namespace) -> int:
    """0 when signed; 1 with the reason on stderr."""
    from khoithong.documents.signing.keys import KeyRefused
    from khoithong.documents.signing.sign import NotSigned

    try:
        pdf = arguments.file.read_bytes()
        picture = arguments.picture.read_bytes() if arguments.picture else None
        with _key(arguments) as signer:
            made, where = _signed(pdf, signer, arguments.anchor, picture)
        arguments.output.write_bytes(made)
    except (KeyRefused, NotSigned) as refused:
        return _fault(str(refused))
    except ValueError:
        return _fault("ảnh PNG không đọc được")
    except OSError as error:
        return _fault(f"không đọc, ghi được {error.filename}: {why(error)}")
    print(f"Đã ký ({where}): {arguments.output}", file=sys.stderr)
    return 0


def _signed(pdf: bytes, signer: Signer, anchor: str | None, picture: bytes | None) -> tuple[bytes, str]:
    from khoithong.documents.signing.keys import name_in, organisation_in, require_valid
    from khoithong.documents.signing.places import AGENCY, corner_spot
    from khoithong.documents.signing.sign import Wish, fields, signed
    from khoithong.documents.signing.stamp import Shown, agency_lines, drawn, person_lines

    at = datetime.now(_VIETNAM).replace(microsecond=0)  # noqa: TID251 - the command is where the clock is
    certificate = require_valid(signer, at)
    known = fields(pdf)
    name = anchor or next((field.name for field in known if not field.signed), "ChuKy")
    corner = name == AGENCY and all(field.name != AGENCY for field in known)
    who = name_in(certificate)
    lines = agency_lines(who, at) if corner else person_lines(who, "", organisation_in(certificate), at)
    stamp: Callable[[Spot], bytes] = lambda spot: drawn(  # noqa: E731 - the wish holds it
        Shown(lines, picture), spot, "state", corner=corner and picture is None
    )
    spot = corner_spot("state") if corner else None
    return signed(pdf, signer, Wish(name, at, spot=spot, stamp=stamp)), name


@contextmanager
def _key(arguments: argparse.Namespace) -> Iterator[Signer]:
    from khoithong.documents.signing.keys import Device, from_device, from_pkcs12

    asks = "Mật khẩu của khóa: " if arguments.pkcs12 else "Mã PIN của thiết bị: "
    content = arguments.pkcs12.read_bytes() if arguments.pkcs12 else b""
    secret = os.environ.get(SECRET)
    secret = getpass(asks) if secret is None else secret
    if arguments.pkcs12:
        yield from_pkcs12(content, secret)
    else:
        with from_device(Device(arguments.pkcs11, arguments.token, arguments.key), secret) as signer:
            yield signer


def _fault(words: str) -> int:
    print(f"khoithong: {words}.", file=sys.stderr)
    return 1
