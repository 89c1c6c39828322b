"""What identifiers are called in Vietnamese: ``in_execution (Đang thực hiện)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from khoithong.procedure.organisation import Organisation


class Names:
    """Names of the words that stand under the keys of expectations.

    Raises `khoithong.lawbook.yamlsource.SourceError` when the labels common to all packs are faulty.
    """

    def __init__(self, organisation: Organisation) -> None:
        common = labels()
        acts = {act: label.noun for act, label in common.acts.items()}
        people = {person.id: person.name for person in organisation.people.values()}
        self._values: Mapping[str, Mapping[str, str]] = {
            "status": common.statuses,
            "deadlines": common.deadline_states,
            "no_deadlines": common.deadlines,
            "late": common.deadlines,
            "permitted": acts,
            "not_permitted": acts,
            "refusal": common.refusals,
            "decision": common.decisions,
            "evaluation": common.evaluations,
            "voters": people,
            "act": acts,
        }
        self._subjects: Mapping[str, Mapping[str, str]] = {
            "deadlines": common.deadlines,
            "permitted": people,
            "not_permitted": people,
        }

    def of(self, key: str) -> Callable[[str], str]:
        """How to name the words that stand under ``key``."""
        names = self._values.get(key, {})
        return lambda word: named(word, names.get(word))

    def subject(self, key: str, word: str) -> str:
        """The person or deadline that an expectation under ``key`` is about."""
        return named(word, self._subjects.get(key, {}).get(word))


def named(word: str, name: str | None) -> str:
    """An identifier with its name behind it."""
    return f"{word} ({name})" if name else word
