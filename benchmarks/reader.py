"""How long a directive of 40 KB takes to be read into identity, structure, citations and tasks. Prints one JSON line."""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

from khoithong.legaltext import read

REPEATS = 15
BYTES = 40 * 1024
REGULATIONS = Path(__file__).parents[1] / "regulations"


def main() -> None:
    """Read one long text, and one of many citations, again and again; report medians."""
    long = _cut((REGULATIONS / "tinh-uy-2026" / "source.txt").read_text(encoding="utf-8"))
    dense = _cut(
        "\n\n".join(
            (REGULATIONS / pack / "source.txt").read_text(encoding="utf-8")
            for pack in ("vinh-phuc-2024", "can-tho-2024", "ninh-thuan-2021", "soc-trang-2023")
        )
    )
    figures: dict[str, float | int] = {}
    for name, text in (("regulation", long), ("directives", dense)):
        wall, cpu = [], []
        for _ in range(REPEATS):
            started, used = time.perf_counter(), time.process_time()
            reading = read(text)
            wall.append(1000 * (time.perf_counter() - started))
            cpu.append(1000 * (time.process_time() - used))
        figures |= {
            f"{name}_kilobytes": round(len(text.encode()) / 1024, 1),
            f"{name}_ms": round(statistics.median(wall), 2),
            f"{name}_cpu_ms": round(statistics.median(cpu), 2),
            f"{name}_citations": len(reading.citations),
            f"{name}_tasks": len(reading.tasks),
        }
    print(json.dumps({"bench": "reader", "figures": figures | {"n": REPEATS}}))


def _cut(text: str) -> str:
    """Exactly so many bytes of it, repeated as often as needed."""
    content = (text + "\n\n").encode()
    return (content * (BYTES // len(content) + 1))[:BYTES].decode(errors="ignore")


if __name__ == "__main__":
    main()
