"""The roots one trusts: certificates in a folder, as the authorities give them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn1crypto import pem, x509

if TYPE_CHECKING:
    from pathlib import Path


class BadRoot(ValueError):
    """A file of the folder is no certificate; the message names it."""


def trusted_roots(folder: Path | None) -> tuple[x509.Certificate, ...]:
    """Those in files ending in `.pem`, `.crt` or `.cer`, by name; none for no folder. Raises `BadRoot`."""
    if folder is None or not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".pem", ".crt", ".cer"))
    return tuple(root for path in files for root in _roots(path))


def _roots(path: Path) -> list[x509.Certificate]:
    content = path.read_bytes()
    try:
        parts = (
            [part for _, _, part in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
        )
        found = [x509.Certificate.load(part) for part in parts]
        for one in found:
            one.native  # noqa: B018 - reads it through, which tells whether it is one
    except (ValueError, TypeError, KeyError) as error:
        raise BadRoot(f"{path.name} không phải chứng thư số") from error
    return found
