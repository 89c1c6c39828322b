"""The engine's rows of the performance targets: one JSON line. Run alone on a quiet machine.

Acts per CPU second with check, append, state, deadlines and permitted acts; whole log replayed for each act; a stored
case loaded, moved one act and stored again; memory per open case after nine acts.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from reference_case import procedure, timed_acts

from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.procedure.engine import Procedure

REPEATS = 5
TARGETS = {"full_step": 250_000, "replay": 100_000, "load_step_store_ms": 0.03, "bytes_per_case": 5_400}
Scripts = list[list[Act]]


def check(engine: Procedure, scripts: Scripts) -> None:
    """Every kind of case must end before anything is timed."""
    for script in scripts:
        case = engine.open()
        for act in script:
            outcome = engine.play(case, act)
            assert not isinstance(outcome, Refusal), (act.kind, outcome)
        assert case.status == "evaluated"


def per_second(run: Callable[[], int]) -> float:
    """Median of acts per CPU second."""
    found = []
    for _ in range(REPEATS):
        gc.collect()
        begun = time.process_time()
        acts = run()
        found.append(acts / (time.process_time() - begun))
    return round(statistics.median(found))


def incremental(engine: Procedure, scripts: Scripts, cases: int, *, questions: bool) -> int:
    """Plays cases act by act; with ``questions`` also asks for deadlines and what two people may do."""
    done = 0
    for number in range(cases):
        case = engine.open()
        for act in scripts[number & 3]:
            engine.play(case, act)
            done += 1
            if questions:
                engine.deadlines(case, act.at.date())
                engine.permitted(case, "head", act.at)
                engine.permitted(case, "officer", act.at)
    return done


def refold(engine: Procedure, scripts: Scripts, cases: int) -> int:
    """Replays the whole log for each act."""
    done = 0
    for number in range(cases):
        log: list[Act] = []
        for act in scripts[number & 3]:
            log.append(act)
            engine.replay(log)
            done += 1
    return done


def dump(acts: list[Act]) -> str:
    """A case as stored: its acts."""
    return json.dumps([[act.kind, act.by, act.at.isoformat(), dict(act.data)] for act in acts])


def load(text: str) -> list[Act]:
    """The acts of a stored case."""
    return [Act(kind, by, datetime.fromisoformat(at), data) for kind, by, at, data in json.loads(text)]


def load_step_store(engine: Procedure, scripts: Scripts) -> float:
    """Median milliseconds to load a case of nine acts, do the tenth and store it."""
    stored, following = dump(scripts[1][:9]), scripts[1][9]
    taken = []
    for _ in range(1000):
        begun = time.perf_counter()
        case = engine.replay(load(stored))
        engine.play(case, following)
        dump(case.acts)
        taken.append(time.perf_counter() - begun)
    return round(1e3 * statistics.median(taken), 4)


def memory(engine: Procedure, scripts: Scripts) -> int:
    """Bytes an open case takes after nine acts, texts of its own included."""
    stored = [dump(script[:9]) for script in scripts]
    engine.replay(load(stored[0]))
    gc.collect()
    before = _resident()
    kept = [engine.replay(load(stored[number & 3])) for number in range(10_000)]
    gc.collect()
    return (_resident() - before) // len(kept)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def main() -> None:
    """Prints the figures with the targets beside them."""
    engine = procedure()
    scripts = [timed_acts(number) for number in range(4)]
    check(engine, scripts)
    figures: dict[str, Any] = {
        "decided_and_recorded": per_second(lambda: incremental(engine, scripts, 1000, questions=False)),
        "full_step": per_second(lambda: incremental(engine, scripts, 500, questions=True)),
        "replay": per_second(lambda: refold(engine, scripts, 300)),
        "load_step_store_ms": load_step_store(engine, scripts),
        "bytes_per_case": memory(engine, scripts),
    }
    print(
        json.dumps(
            {
                "bench": "engine",
                "on": time.strftime("%Y-%m-%d"),
                "figures": figures,
                "targets": TARGETS,
            }
        )
    )


if __name__ == "__main__":
    main()
