"""Check the signatures of a PDF without asking anybody: no network, roots from a folder. Revocation is not looked up."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import cms
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import (
    AuthorityKeyIdentifier,
    ExtensionNotFound,
    SubjectKeyIdentifier,
    load_der_x509_certificate,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from khoithong.documents.signing.keys import name_in, organisation_in
from khoithong.documents.signing.report import Report, Signature

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from asn1crypto import x509
    from cryptography.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

    from khoithong.documents.signing.report import Changes, Trust

UNREADABLE: Final = "Tệp không phải PDF hoặc đã hỏng, không đọc được chữ ký."
_FAILED: Final = "chữ ký bị hỏng hoặc có dạng không đọc được"
_UNEVEN: Final = "phần chứa chữ ký trong tệp đã bị sửa"
_SIGNERS: Final = KeyUsageConstraints(
    key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
)
_RANGE: Final = b"/ByteRange"
"""Stands in every signature, never compressed."""
_HEX: Final = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")


def check(pdf: bytes, roots: Sequence[x509.Certificate] = ()) -> Report:
    """The signatures of a file. It never raises for what the file holds."""
    try:
        found = list(_opened(pdf).embedded_regular_signatures)
    except Exception:  # noqa: BLE001 - a file that was tampered with can raise anything, here and below
        # A file that was signed and cannot be read any more is broken; so is one that never was a PDF.
        return Report((), UNREADABLE)
    if not found and _RANGE in pdf:
        return Report((), UNREADABLE)
    return Report(tuple(_checked(one, pdf, roots, last=one is found[-1]) for one in found))


def _opened(pdf: bytes) -> PdfFileReader:
    """The file, read strictly where it holds a signature: scanners write tables that a strict reader refuses."""
    try:
        return PdfFileReader(io.BytesIO(pdf))
    except Exception:
        if _RANGE in pdf:
            raise
        return PdfFileReader(io.BytesIO(pdf), strict=False)


def _checked(
    one: EmbeddedPdfSignature, pdf: bytes, roots: Sequence[x509.Certificate], *, last: bool
) -> Signature:
    try:
        if not _exact(one, pdf):
            return _faulty(one, _UNEVEN)
        at = one.self_reported_timestamp
        status = validate_pdf_signature(
            one, _context(roots, at), _context(roots, at), key_usage_settings=_SIGNERS
        )
        chained = _chained(one, roots)
    except Exception:  # noqa: BLE001
        return _faulty(one, _FAILED)
    if not chained:
        return _faulty(one, _UNEVEN)
    certificate = status.signing_cert
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.valid and stamp.intact
    return Signature(
        field=str(one.field_name),
        name=name_in(certificate),
        organisation=organisation_in(certificate),
        issuer=name_in_issuer(certificate),
        at=stamp.timestamp if stamp is not None and stamped else status.signer_reported_dt,
        stamped=stamped,
        intact=status.intact and status.valid,
        whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        changes=_changes(one, status, last=last),
        trust=_trust(status),
        root=_root(status),
    )


def _exact(one: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Whether the bytes a signature cannot cover, those that hold it, are as a signing program writes them.

    Behind the signature proper they are filled up with zeros, and one writes its letters large or small throughout:
    whoever changes a byte there is found as well.
    """
    start, first, second, _ = (int(number) for number in one.byte_range)
    gap = pdf[start + first : second]
    if start != 0 or not _HEX.fullmatch(gap):
        return False
    content = bytes.fromhex(gap[1:-1].decode("ascii"))
    length = len(cms.ContentInfo.load(content).dump())
    return content == one.pkcs7_content and not content[length:].strip(b"\0") and _regular(one)


def _regular(one: EmbeddedPdfSignature) -> bool:
    """Whether what a signature says of itself without covering it is as RFC 5652 (5.1, 5.3) wants it."""
    data, signer = one.signed_data, one.signer_info
    by_key = signer["sid"].name == "subject_key_identifier"
    digests = [algorithm["algorithm"].native for algorithm in data["digest_algorithms"]]
    named = signer["digest_algorithm"]
    return (
        data["version"].native == ("v3" if by_key else "v1")
        and signer["version"].native == ("v3" if by_key else "v1")
        and data["encap_content_info"]["content_type"].native == "data"
        and named["algorithm"].native in digests
        and named["parameters"].dump() in (b"", b"\x05\x00")
    )


def _chained(one: EmbeddedPdfSignature, roots: Sequence[x509.Certificate]) -> bool:
    """Whether each certificate carried along is signed by the one that issued it, as far as that one is at hand.

    The signature itself covers only the signer's.
    """
    carried = [load_der_x509_certificate(found.dump()) for found in one.other_embedded_certs]
    known = {found.subject: found for found in [load_der_x509_certificate(root.dump()) for root in roots]}
    known |= {found.subject: found for found in carried}
    for found in carried:
        issuer = known.get(found.issuer)
        if issuer is not None:
            try:
                found.verify_directly_issued_by(issuer)
            except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
                return False
        elif not _names_another(found):
            return False
    return True


def _names_another(certificate: Certificate) -> bool:
    """Whether a certificate says by its key's identifier that another one issued it; a root never does."""
    try:
        issuer = certificate.extensions.get_extension_for_class(AuthorityKeyIdentifier).value.key_identifier
        own = certificate.extensions.get_extension_for_class(SubjectKeyIdentifier).value.key_identifier
    except ExtensionNotFound:
        return False
    return issuer != own


def _context(roots: Sequence[x509.Certificate], at: datetime | None) -> ValidationContext:
    """Certificates are judged as of the moment of signing: a document outlives them."""
    moment: dict[str, Any] = {"moment": at, "best_signature_time": at} if at is not None else {}
    return ValidationContext(
        trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail", **moment
    )


def _changes(one: EmbeddedPdfSignature, status: PdfSignatureStatus, *, last: bool) -> Changes:
    """What stands behind a signature. Behind the last one nobody vouches for anything but data for keeping it long."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    level = status.modification_level
    if status.coverage is not SignatureCoverageLevel.ENTIRE_REVISION or level is None or not status.docmdp_ok:
        return "forbidden"
    if not last:
        return "signatures" if level <= ModificationLevel.FORM_FILLING else "forbidden"
    added = one.reader.xrefs.total_revisions - 1 > one.signed_revision
    return "kept" if added and level <= ModificationLevel.LTA_UPDATES else "forbidden"


def _trust(status: PdfSignatureStatus) -> Trust:
    if status.trusted:
        return "trusted"
    outside = (AdESIndeterminate.OUT_OF_BOUNDS_NO_POE, AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED)
    return "expired" if status.trust_problem_indic in outside else "unknown"


def _root(status: PdfSignatureStatus) -> str:
    path = status.validation_path
    if path is None or not status.trusted:
        return ""
    authority: Any = path.trust_anchor
    return name_in(authority.certificate)


def name_in_issuer(certificate: x509.Certificate) -> str:
    """Who issued it: the common name."""
    found = certificate.issuer.native.get("common_name", "")
    return str(found[0] if isinstance(found, list) else found)


def _faulty(one: EmbeddedPdfSignature, fault: str) -> Signature:
    name = organisation = ""
    with suppress(Exception):
        certificate = one.signer_cert
        name, organisation = name_in(certificate), organisation_in(certificate)
    return Signature(
        str(one.field_name), name, organisation, "", None,
        stamped=False, intact=False, whole=False, changes="forbidden", trust="unknown", fault=fault,
    )  # fmt: skip
