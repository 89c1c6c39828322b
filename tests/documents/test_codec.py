"""Documents kept as JSON come back as they were."""

from __future__ import annotations

import json

import pytest

from khoithong.documents.catalogue import KINDS, Kind
from khoithong.documents.codec import from_json, to_json
from khoithong.documents.content import Document
from khoithong.documents.sample import FACTS, facts


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_comes_back_exactly(kind: Kind) -> None:
    document = kind.make(facts(kind.id))
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_every_field_of_a_document_is_kept() -> None:
    kept = to_json(KINDS["approval_decision"].make(FACTS))
    assert set(kept) == set(Document.__slots__)


def test_a_block_of_an_unknown_kind_is_refused() -> None:
    kept = to_json(KINDS["approval_decision"].make(FACTS))
    kept["blocks"].append({"kind": "picture"})
    with pytest.raises(ValueError, match="picture"):
        from_json(kept)
