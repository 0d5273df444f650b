"""What was measured, as a table."""

import os
import re
from dataclasses import dataclass

# What a load is to reach at 64 connections, as a share of the bare route.
AIMS = {"get": 50, "filter": 35, "create": 12, "patch": 8}

HEADER = """\
| Load | Connections | Bare route, answers/s | Muster, answers/s | Share | Aim | p50, ms | p99, ms | Bare, CPU µs | Muster, CPU µs |
|---|---|---|---|---|---|---|---|---|---|"""


@dataclass
class Measurement:
    """Answers a second, latencies in milliseconds, and processor time an answer in microseconds."""

    rate: float
    p50: float
    p99: float
    cost: float

    @staticmethod
    def of(counted, processor_seconds):
        return Measurement(
            rate=counted["answers"] / counted["microseconds"] * 1e6, p50=counted["p50"] / 1000,
            p99=counted["p99"] / 1000, cost=processor_seconds / counted["answers"] * 1e6,
        )


def render(results, header=True):
    rows = [HEADER] if header else []
    for (load, connections), (bare, muster) in results.items():
        aim = f"{AIMS[load]} %" if connections == 64 and load in AIMS else ""
        rows.append(
            f"| {load} | {connections} | {bare.rate:,.0f} | {muster.rate:,.0f} | {muster.rate / bare.rate:.0%} | {aim} "
            f"| {muster.p50:.1f} | {muster.p99:.1f} | {bare.cost:.0f} | {muster.cost:.0f} |"
        )
    return "\n".join(rows)


def write_report(page, text, startup, idle, loaded, people):
    put(
        page, "measured",
        f"{people:,} people, {os.cpu_count()} cores.\n\n{text}\n\n"
        f"Start-up to the first answer: {startup:.0f} ms. Memory: {idle:.0f} MB idle, {loaded:.0f} MB after the load.")


def put(page, mark, text):
    """Puts a text between a mark of the page and the end of it."""
    pattern, block = rf"<!-- {re.escape(mark)} -->.*?<!-- end -->", f"<!-- {mark} -->\n{text}\n<!-- end -->"
    page.write_text(re.sub(pattern, lambda _: block, page.read_text(), flags=re.S))
