# ruff: noqa: INP001, T201 - a script
"""Every kind of document as PDF and as DOCX brought to PDF by LibreOffice: the same pages, and which fonts. Prints one JSON line.

    .venv/bin/python tools/compare_renderings.py [FOLDER]

LibreOffice sees Tinos under the name of Times New Roman, which has the same widths. The files stay in FOLDER, if one is named.
Exit status 1 where a kind has another number of pages.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from khoithong.documents.catalogue import KINDS
from khoithong.documents.form import HERE
from khoithong.documents.pdf import pdf
from khoithong.documents.sample import facts
from khoithong.documents.word import word

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>"""


def main() -> int:
    """Render, convert, count."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else made)
        folder.mkdir(parents=True, exist_ok=True)
        own = {kind.id: len(reader(pdf(kind.make(facts(kind.id)))).pages) for kind in KINDS.values()}
        for kind in KINDS.values():
            (folder / f"{kind.id}.docx").write_bytes(word(kind.make(facts(kind.id))))
        converted(folder, Path(made))
        found = {kind: reader((folder / f"{kind}.pdf").read_bytes()) for kind in own}
        differing = {
            kind: [own[kind], len(one.pages)] for kind, one in found.items() if len(one.pages) != own[kind]
        }
        fonts = sorted({name for one in found.values() for name in fonts_of(one)})
    print(json.dumps({"kinds": len(own), "pages": sum(own.values()), "differing": differing, "fonts": fonts}))
    return 1 if differing else 0


def converted(folder: Path, scratch: Path) -> None:
    """Every DOCX of the folder as PDF beside it."""
    settings = scratch / "fonts.conf"
    settings.write_text(FONTS.format(fonts=HERE / "fonts", cache=scratch / "cache"), encoding="utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(scratch / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(settings)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def reader(content: bytes) -> PdfReader:
    """A PDF, opened."""
    return PdfReader(BytesIO(content))


def fonts_of(one: PdfReader) -> set[str]:
    """The fonts of a PDF, without the marks of their subsets."""
    resources: list[Any] = [page["/Resources"] for page in one.pages]
    return {
        str(font.get_object()["/BaseFont"]).split("+")[-1].lstrip("/")
        for found in resources
        for font in found["/Font"].values()
    }


if __name__ == "__main__":
    sys.exit(main())
