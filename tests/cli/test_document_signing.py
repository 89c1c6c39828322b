"""`khoithong document sign` and `check`: what they answer, and that no secret is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khoithong.cli import document_signing
from khoithong.cli.document_signing import SECRET
from khoithong.cli.main import main
from khoithong.documents.catalogue import KINDS
from khoithong.documents.sample import FACTS
from khoithong.documents.signing.prepared import prepared_pdf
from khoithong.documents.signing.sign import fields
from tests.documents.signing.authority import PASSPHRASE, Holder, authority, certified

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def root() -> Holder:
    return authority()


@pytest.fixture
def folder(tmp_path: Path, root: Holder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A decision, a key, the root it is trusted by."""
    (tmp_path / "van-ban.pdf").write_bytes(prepared_pdf(KINDS["approval_decision"].make(FACTS)))
    (tmp_path / "khoa.p12").write_bytes(certified(root, "Hồ Sỹ Nguyên", "Sở Xây dựng").pkcs12(root))
    (tmp_path / "goc").mkdir()
    (tmp_path / "goc" / "goc.pem").write_bytes(root.pem)
    monkeypatch.setenv(SECRET, PASSPHRASE)
    monkeypatch.delenv("KHOITHONG_SIGN_ROOTS", raising=False)
    return tmp_path


def sign(folder: Path, *more: str, file: str = "van-ban.pdf", output: str = "da-ky.pdf") -> int:
    return main(
        [
            "document",
            "sign",
            str(folder / file),
            "--pkcs12",
            str(folder / "khoa.p12"),
            "-o",
            str(folder / output),
            *more,
        ]
    )


def check(folder: Path, *more: str, file: str = "da-ky.pdf") -> int:
    return main(["document", "check", str(folder / file), *more])


def test_signed_in_the_first_empty_place_and_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(folder) == 0
    assert "Đã ký (NguoiKy1)" in capsys.readouterr().err
    assert check(folder, "--roots", str(folder / "goc")) == 0
    told = capsys.readouterr().out
    assert "Người ký: Hồ Sỹ Nguyên (Sở Xây dựng)" in told
    assert "tin cậy, theo chứng thư gốc Gốc thử nghiệm" in told


def test_the_agency_s_place_is_made_in_the_corner(folder: Path) -> None:
    assert sign(folder) == 0
    assert sign(folder, "--anchor", "CoQuan", file="da-ky.pdf", output="hai.pdf") == 0
    assert [field.name for field in fields((folder / "hai.pdf").read_bytes()) if field.signed] == [
        "NguoiKy1",
        "CoQuan",
    ]
    assert check(folder, file="hai.pdf") == 0


def test_what_check_answers(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(folder)
    assert check(folder, file="van-ban.pdf") == 2
    changed = (folder / "da-ky.pdf").read_bytes().replace(b"/MediaBox", b"/mediaBox", 1)
    (folder / "sua.pdf").write_bytes(changed)
    assert check(folder, file="sua.pdf") == 1
    assert check(folder, file="khong-co.pdf") == 1
    assert "không đọc được" in capsys.readouterr().err
    monkeypatch.setenv("KHOITHONG_SIGN_ROOTS", str(folder / "goc"))
    assert check(folder) == 0
    assert "tin cậy, theo" in capsys.readouterr().out
    (folder / "goc" / "hong.pem").write_bytes(b"no")
    assert check(folder) == 1
    assert "hong.pem" in capsys.readouterr().err


def test_what_keeps_it_from_signing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sign(folder, file="khong-co.pdf") == 1
    assert "khong-co.pdf" in capsys.readouterr().err
    assert sign(folder, file="khoa.p12") == 1
    assert "không phải PDF" in capsys.readouterr().err
    assert sign(folder, "--picture", str(folder / "khoa.p12")) == 1
    assert "ảnh PNG không đọc được" in capsys.readouterr().err
    monkeypatch.setenv(SECRET, "sai")
    assert sign(folder) == 1
    assert "mật khẩu không đúng" in capsys.readouterr().err
    assert not (folder / "da-ky.pdf").exists()


def test_without_the_variable_the_passphrase_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(words: str) -> str:
        asked.append(words)
        return PASSPHRASE

    monkeypatch.delenv(SECRET)
    monkeypatch.setattr(document_signing, "getpass", answer)
    assert sign(folder) == 0
    assert asked == ["Mật khẩu của khóa: "]


def test_no_argument_takes_a_secret(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["document", "sign", "--help"])
    options = [word for word in capsys.readouterr().out.split() if word.startswith("--")]
    assert not [word for word in options if "pass" in word or "pin" in word]
    assert SECRET


def test_a_device_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(
        ["document", "sign", str(folder / "van-ban.pdf"), "--pkcs11", str(folder / "khong-co.so"), "--token", "x",
         "--key", "y", "-o", str(folder / "a.pdf")]
    )  # fmt: skip
    assert status == 1
    assert "Không mở được thiết bị ký" in capsys.readouterr().err
