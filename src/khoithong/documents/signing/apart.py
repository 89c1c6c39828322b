"""Check a stranger's PDF in a process of its own, with little memory and time. Run as a module it is that process."""

from __future__ import annotations

import base64
import json
import sys
from typing import TYPE_CHECKING, Final

from khoithong.documents.confinement import MEGABYTE, Limits, confine, run
from khoithong.documents.signing.report import Report, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn1crypto import x509

SECONDS: Final = 20
LIMITS: Final = Limits(memory=768 * MEGABYTE, cpu=15, file=0, files=64)
_GAVE_UP: Final = "Tệp có cấu trúc bất thường, không kiểm tra được chữ ký."


def check_apart(pdf: bytes, roots: Sequence[x509.Certificate]) -> Report:
    """What `check` says of a file; a file that takes too much is broken."""
    trusted = [base64.b64encode(root.dump()).decode() for root in roots]
    done = run(__name__, json.dumps(trusted).encode() + b"\n" + pdf, seconds=SECONDS)
    if done.status != 0:
        return Report((), _GAVE_UP)
    return from_json(json.loads(done.output))


def main() -> int:
    """Read what is to be checked from stdin, write the report to stdout."""
    from asn1crypto import x509
    from pyhanko.pdf_utils import filters  # noqa: F401 - the check asks for these two when the doors are closed
    from pyhanko.pdf_utils.metadata import xmp_xml  # noqa: F401

    from khoithong.documents.signing.check import check

    confine(LIMITS)
    first, _, pdf = sys.stdin.buffer.read().partition(b"\n")
    roots = [x509.Certificate.load(base64.b64decode(root)) for root in json.loads(first)]
    sys.stdout.write(json.dumps(to_json(check(pdf, roots)), ensure_ascii=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
