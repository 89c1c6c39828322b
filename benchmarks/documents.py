"""A one-page decision as PDF, warm; a thousand documents in parallel threads and the memory they take. Prints one JSON line."""

from __future__ import annotations

import json
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from khoithong.documents.catalogue import KINDS
from khoithong.documents.pdf import pdf
from khoithong.documents.sample import FACTS, facts
from khoithong.documents.word import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.documents.content import Document

REPEATS = 50
DOCUMENTS = 1000
THREADS = 8
LIMIT_MS = 10
"""What a one-page decision may take warm."""


def main() -> None:
    """Set decisions that differ one after the other, then documents of every kind side by side."""
    pdf(decision(0))
    used = time.process_time()
    pdf_ms = times(pdf)
    cpu_ms = (time.process_time() - used) * 1000 / REPEATS
    word_ms = times(word)
    settled = 0
    began, started = memory(), time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        for number, _ in enumerate(threads.map(one, range(DOCUMENTS)), start=1):
            if number == DOCUMENTS // 2:
                settled = memory()
    figures = {
        "decision_pdf_ms": round(statistics.median(pdf_ms), 1),
        "decision_pdf_ms_min": round(min(pdf_ms), 1),
        "decision_pdf_cpu_ms": round(cpu_ms, 1),
        "decision_docx_ms": round(statistics.median(word_ms), 1),
        "limit_ms": LIMIT_MS,
        "documents": DOCUMENTS,
        "threads": THREADS,
        "documents_per_s": round(DOCUMENTS / (time.perf_counter() - started)),
        "memory_mb_before": began,
        "memory_mb_half": settled,
        "memory_mb_after": memory(),
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps({"bench": "documents", "figures": figures}))


def times(rendered: Callable[[Document], bytes]) -> list[float]:
    """Milliseconds of each rendering of a decision unlike the others."""
    found = []
    for number in range(REPEATS):
        document = decision(number)
        started = time.perf_counter()
        rendered(document)
        found.append((time.perf_counter() - started) * 1000)
    return found


def decision(number: int) -> Document:
    """A decision of one page."""
    day = FACTS.day + timedelta(days=number)
    return KINDS["approval_decision"].make(
        replace(FACTS, number=number, code=f"DX-2026-{number:06}", day=day)
    )


def one(number: int) -> int:
    """A document of one kind after the other, no two alike; returns its size."""
    kind = list(KINDS.values())[number % len(KINDS)]
    return len(pdf(kind.make(replace(facts(kind.id), number=number, code=f"DX-2026-{number:06}"))))


def memory() -> int:
    """Megabytes this process takes now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


if __name__ == "__main__":
    main()
