"""Load a regulation pack: its files become the frozen rules the engine reads, or a `SourceError` says why not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from khoithong.lawbook import rules_reader as rules
from khoithong.lawbook.acts_reader import read_acts
from khoithong.lawbook.cites import Citations, Leaf
from khoithong.lawbook.consistency import check_meetings
from khoithong.lawbook.inheritance import Merged, chain
from khoithong.lawbook.limits_reader import read_deadlines, read_numbers
from khoithong.lawbook.measures_reader import read_measures
from khoithong.lawbook.packfiles import PACK_FILE, PACK_ID
from khoithong.lawbook.places import regulations_dir
from khoithong.lawbook.readings_reader import read_readings
from khoithong.lawbook.verify import verify
from khoithong.lawbook.yamlsource import SourceError
from khoithong.procedure.regulation import Regulation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from khoithong.lawbook.packfiles import PackFiles

PROCEDURE_SECTIONS: Final = (
    "plan",
    "eligibility",
    "routing",
    "opinion",
    "meetings",
    "council",
    "conditions",
    "confirmations",
    "prohibitions",
    "causes",
    "measure_authority",
    "before_approval",
    "deadlines",
    "acts",
)


class UnknownPack(KeyError):
    """There is no regulation pack of that name."""

    def __init__(self, pack_id: str) -> None:
        super().__init__(pack_id)
        self.pack_id = pack_id

    def __str__(self) -> str:
        return f"không có gói quy định “{self.pack_id}”"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pack compiled, with what it was compiled from."""

    regulation: Regulation
    packs: tuple[PackFiles, ...]
    """The packs it extends, then the pack itself."""
    leaves: tuple[Leaf, ...]
    """Every quotation, in the order of reading."""

    @property
    def pack(self) -> PackFiles:
        """The pack's own files."""
        return self.packs[-1]


def pack_ids(directory: Path | None = None) -> list[str]:
    """The packs in ``directory`` (default: the installation's), in alphabetical order."""
    root = directory or regulations_dir()
    return sorted(path.parent.name for path in root.glob(f"*/{PACK_FILE}"))


def load_pack(pack_id: str, directory: Path | None = None) -> Regulation:
    """The rules of a pack, read once. Raises `UnknownPack`, or `SourceError` for a faulty pack."""
    return load(pack_id, directory).regulation


def load(pack_id: str, directory: Path | None = None) -> Loaded:
    """As `load_pack`, with the sources and quotations."""
    return _load(pack_id, directory or regulations_dir())


@cache
def _load(pack_id: str, root: Path) -> Loaded:
    if not PACK_ID.fullmatch(pack_id) or not (root / pack_id / PACK_FILE).is_file():
        raise UnknownPack(pack_id)
    try:
        packs = chain(pack_id, root)
        cites = Citations({pack.id: pack for pack in packs})
        regulation = _compile(packs, cites)
        verify(packs[-1], cites.leaves)
    except SourceError as error:
        raise SourceError(_below(root, error.file), error.line, error.message) from error
    return Loaded(regulation, packs, tuple(cites.leaves))


def _below(root: Path, file: str) -> str:
    """A file's name as seen from the folder of packs: ``pack/procedure.yaml``."""
    return file.removeprefix(f"{root}/")


def _compile(packs: tuple[PackFiles, ...], cites: Citations) -> Regulation:
    procedure = Merged(packs, "procedure.yaml", PROCEDURE_SECTIONS)
    numbers = read_numbers(Merged(packs, "numbers.yaml", None), cites)
    conditions, partial_conditions = rules.read_conditions(procedure, cites)
    prohibitions, blocking = rules.read_prohibitions(procedure, cites)
    identity = packs[-1].identity
    labels = {ref: label for pack in packs for ref, label in _labels(pack, own=pack is packs[-1])}
    regulation = Regulation(
        id=identity.id,
        digest=_digest(packs),
        in_force_from=identity.in_force_from,
        in_force_to=identity.in_force_to,
        eligibility=rules.read_eligibility(procedure.needed("eligibility"), cites),
        routing=rules.read_routing(procedure.needed("routing"), cites),
        opinion=rules.read_opinion(procedure.single("opinion"), cites),
        sections=rules.read_sections(procedure, cites),
        acts=read_acts(procedure, cites),
        deadlines=read_deadlines(procedure, numbers),
        meetings=rules.read_meetings(procedure, cites),
        council=rules.read_council(procedure.single("council"), numbers, cites),
        conditions=conditions,
        partial_conditions=partial_conditions,
        prohibitions=prohibitions,
        blocking_prohibitions=blocking,
        causes_provision=rules.read_cited(procedure.single("causes"), cites, "causes"),
        measures=read_measures(Merged(packs, "measures.yaml", ("measures",)), cites),
        measure_authority_provision=rules.read_cited(
            procedure.single("measure_authority"), cites, "measure_authority"
        ),
        before_approval=rules.read_cited(procedure.single("before_approval"), cites, "before_approval"),
        readings=read_readings(Merged(packs, "readings.yaml", None), cites),
        provisions=frozenset(labels),
        numbers={name: number for name, (number, _) in numbers.items()},
        confirmations=rules.read_confirmations(procedure, cites),
        labels=labels,
        inherits=tuple(pack.id for pack in packs[:-1]),
    )
    check_meetings(procedure.mapping("acts"), regulation.acts, regulation.meetings)
    return regulation


def _labels(pack: PackFiles, *, own: bool) -> Iterator[tuple[str, str]]:
    """How each provision is cited; of another document with that document's name."""
    document = "" if own else f" {pack.identity.kind} {pack.identity.number or pack.identity.issuer}"
    for ref, provision in pack.text.provisions.items():
        yield f"{pack.id}#{ref}", f"{provision.label}{document}"


def _digest(packs: tuple[PackFiles, ...]) -> str:
    """The pack's digest; for one that extends others, over theirs too."""
    if len(packs) == 1:
        return packs[0].digest
    return hashlib.sha256("\n".join(pack.digest for pack in packs).encode()).hexdigest()
