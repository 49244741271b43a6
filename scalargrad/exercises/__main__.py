"""Check an engine that stands in a file.

    python -m scalargrad.exercises engine my_file.py             # says what is wrong; exit status 1 if something is
    python -m scalargrad.exercises engine my_file.py --json

`--nets nn.py` is a file with its Neuron, Layer and MLP, if they stand elsewhere. `--class Node` names the class;
`--data number --backward go_back` what it calls its parts, where that is not found.
"""

import argparse
import json
import sys
from pathlib import Path

from scalargrad.exercises.engine import check_engine
from scalargrad.exercises.engine.adapter import NAMES
from scalargrad.exercises.engine.foreign import loaded
from scalargrad.exercises.engine.report.text import costs


def main(arguments=None):
    """Run the command; returns its exit status: 0 all right, 1 something to mend, 2 nothing could be checked."""
    told = _parser().parse_args(arguments)
    try:
        nets = loaded(told.nets) if told.nets else None
        names = {part: name for part in NAMES if (name := getattr(told, part))}
        report = check_engine(_found(told.file, told.class_name), nets=nets, **names)
    except Exception as error:  # the file may do anything
        print(f"{told.file}: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) if told.json else f"{report}\n\n{costs(report)}")
    return 1 if report.findings else 0


def _parser():
    parser = argparse.ArgumentParser(prog="python -m scalargrad.exercises", description="Check an engine of your own.")
    commands = parser.add_subparsers(required=True)
    engine = commands.add_parser("engine", help="try the engine in a file on small expressions")
    engine.add_argument("file", type=Path)
    engine.add_argument("--class", dest="class_name", metavar="NAME", help="its class, if there are several")
    engine.add_argument("--nets", type=Path, help="the file with its Neuron, Layer and MLP, if they stand elsewhere")
    engine.add_argument("--json", action="store_true", help="all of it as JSON")
    for part in NAMES:
        engine.add_argument(f"--{part}", metavar="NAME", help=f"what the class calls its {part}")
    return parser


def _found(file, class_name):
    """The module in a file, or one class of it."""
    module = loaded(file)
    return getattr(module, class_name) if class_name else module


if __name__ == "__main__":
    sys.exit(main())
