"""The regulations a scenario may name: the packs of the lawbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khoithong.lawbook.loader import load_pack, pack_ids
from khoithong.procedure.regulation import Regulation


class Packs(Mapping[str, Regulation]):
    """Every pack by its identifier, loaded when asked for.

    Asking for a faulty pack raises `khoithong.lawbook.yamlsource.SourceError`.
    """

    def __getitem__(self, identifier: str) -> Regulation:
        return load_pack(identifier)

    def __iter__(self) -> Iterator[str]:
        return iter(pack_ids())

    def __len__(self) -> int:
        return len(pack_ids())
