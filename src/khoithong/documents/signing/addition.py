"""What is added behind a PDF, which itself stays byte for byte."""

from __future__ import annotations

import io

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Addition(IncrementalPdfFileWriter):
    """An addition that leaves the file's own description as it is: PDF/A prescribes its form."""

    def __init__(self, pdf: bytes) -> None:
        """Raises `pyhanko.pdf_utils.misc.PdfError` for what is no PDF."""
        super().__init__(io.BytesIO(pdf))

    def _update_meta(self) -> None:
        """Nothing: pyhanko would write its own name and time into it."""
