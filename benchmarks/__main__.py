"""Time all peers, print the tables, save benchmarks/results.json and its plots: `make bench`.

.venv/bin/python -m benchmarks --rounds 3
.venv/bin/python -m benchmarks --peers scalargrad micrograd --workloads pass       # a quick look, saves nothing
.venv/bin/python -m benchmarks --show                                              # the last run again
.venv/bin/python -m benchmarks --publish                # draws its pictures and the README's table again
"""

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks import plot, readme
from benchmarks.machine import machine
from benchmarks.peers import PEERS
from benchmarks.report import report
from benchmarks.runner import ROOT, Runner, rows
from benchmarks.workloads import WORKLOADS

RESULTS = Path(__file__).with_name("results.json")
PYTHON = ROOT / ".venv-bench" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(args):
    """Everything, in order; the dict that results.json holds."""
    runner = Runner(args.python)
    reference, checks = runner.check()
    peers = [peer for peer in args.peers if "error" not in checks[peer]]
    runs = runner.rounds(args.rounds, peers, args.workloads)
    return {
        "machine": machine(),
        "versions": runner.measure("--versions")["versions"],
        "rounds": args.rounds,
        "reference": reference,
        "checks": checks,
        "rows": rows(runs, runner.asides(runs), reference),
        "break_even": runner.break_even(),
    }


def save(results, path=RESULTS):
    """Write the file whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    part.replace(path)


def last():
    """What the last run saved."""
    return json.loads(RESULTS.read_text(encoding="utf-8"))


def publish(results):
    """The pictures for the book, and the README's table."""
    plot.draw(results)
    readme.write(results)
    print(
        f"Wrote {RESULTS.name}, the pictures in {plot.FOLDER.relative_to(ROOT)}, and the README's table.",
        file=sys.stderr,
    )


def parsed():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often to run everything (default 3)")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS), help="only these; saves nothing")
    parser.add_argument(
        "--workloads", nargs="+", choices=WORKLOADS, default=list(WORKLOADS), help="only these; saves nothing"
    )
    parser.add_argument("--show", action="store_true", help="print the tables of the last run")
    parser.add_argument("--publish", action="store_true", help="draw the last run, and the README's table, again")
    parser.add_argument(
        "--python", default=str(PYTHON), help="the interpreter that has the peers (default .venv-bench)"
    )
    args = parser.parse_args()
    if args.rounds < 1:
        parser.error(f"got {args.rounds} rounds, expected 1 or more")
    if not (args.show or args.publish) and not Path(args.python).exists():
        parser.error(f"there is no {args.python}: `make bench` makes it")
    return args


def main():
    args = parsed()
    results = last() if args.show or args.publish else run(args)
    if not args.publish:
        print(report(results))
    if args.show or len(args.peers) < len(PEERS) or len(args.workloads) < len(WORKLOADS):
        return
    save(results)
    publish(results)


if __name__ == "__main__":
    main()
