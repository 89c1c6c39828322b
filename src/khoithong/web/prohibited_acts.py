"""The prohibited acts of all texts in use, each once: whoever reports a case unseen does not know its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.pack import describe
from khoithong.web.components import Option

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProhibitedActs:
    """Acts in the same words are one, whichever texts have them and under whatever number."""

    def __init__(self, packs: Iterable[str]) -> None:
        self._named: dict[str, dict[str, str]] = {}
        """By the words of the act: how each provision that forbids it is cited."""
        for pack in map(describe, packs):
            for ref, words in pack.prohibitions.items():
                owner = pack.texts[ref.partition("#")[0]]
                document = f"{pack.identity.kind} của {pack.identity.issuer}"
                own = owner is pack.text
                cited = f"{pack.label(ref)} {document}" if own else pack.label(ref)
                self._named.setdefault(words, {}).setdefault(ref, cited)

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen: the act, and where it is forbidden."""
        return tuple(
            Option(next(iter(refs)), words, "; ".join(refs.values())) for words, refs in self._named.items()
        )

    def under(self, pack: str, chosen: str) -> tuple[str, str]:
        """The provision of a case's own text for the act chosen, and words that keep what was chosen.

        The words are empty where the text has that very act. Where it has not, the report goes under the first act the
        text forbids: no report is lost because whoever wrote it could not see which text it is.
        """
        own = describe(pack).prohibitions
        words, refs = next(((words, refs) for words, refs in self._named.items() if chosen in refs), ("", {}))
        same = next((ref for ref in refs if ref in own), None)
        if same is not None or not own or not words:
            return same or chosen, ""
        return next(iter(own)), f"Hành vi được chọn khi phản ánh: {words} ({'; '.join(refs.values())})."
