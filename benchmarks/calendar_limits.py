"""How many limits of N working days are counted per second, one at a time. Prints one JSON line."""

from __future__ import annotations

import json
import random
import statistics
import time
from datetime import date, timedelta

from khoithong.lawbook.calendars import working_calendar

REPEATS = 5
QUESTIONS = 200_000


def main() -> None:
    """Ask for dates spread over 2021-2027 and the usual limits; report medians over `REPEATS`."""
    calendar = working_calendar()
    dice = random.Random(3)  # noqa: S311 - the same questions every time
    span = (date(2027, 11, 1) - calendar.first).days
    asked = [
        (calendar.first + timedelta(days=dice.randrange(span)), dice.choice((3, 5, 7, 10)))
        for _ in range(QUESTIONS)
    ]
    wall, cpu = [], []
    for _ in range(REPEATS):
        started, used = time.perf_counter(), time.process_time()
        [calendar.add_working_days(day, n) for day, n in asked]
        wall.append(QUESTIONS / (time.perf_counter() - started))
        cpu.append(QUESTIONS / (time.process_time() - used))
    figures = {
        "add_working_days_per_s": round(statistics.median(wall)),
        "add_working_days_per_cpu_s": round(statistics.median(cpu)),
        "min_per_s": round(min(wall)),
        "max_per_s": round(max(wall)),
        "n": REPEATS,
    }
    print(json.dumps({"bench": "calendar_limits", "figures": figures}))


if __name__ == "__main__":
    main()
