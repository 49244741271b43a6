"""Mutation testing: which changes of the engine does no test notice?

    python -m tests.mutants                          # what `make mutants` runs
    python -m tests.mutants "scalargrad.rules.*"     # some of them

mutmut changes one place of the files named in pyproject.toml ([tool.mutmut]) at a time and runs the tests that reach
it. Prints each change that passes them all, as a diff, and how many were noticed in each file. mutmut forks: this
needs Linux, macOS or WSL. It changes functions alone; what stands outside of them, a table's lambdas say, it leaves.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
MUTMUT = [sys.executable, "-m", "mutmut"]
NOTICED = {"killed", "timeout", "segfault"}


def said(*arguments):
    """What mutmut prints."""
    run = subprocess.run([*MUTMUT, *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return run.stdout


def outcomes(results):
    """Of mutmut's list, a dict from the name of each change that was tried to what became of it.

    >>> outcomes("  scalargrad.rules.x__exp__mutmut_1: killed\\n  scalargrad.rules.x__exp__mutmut_2: not checked\\n")
    {'scalargrad.rules.x__exp__mutmut_1': 'killed'}
    """
    return dict(re.findall(r"^ *(\S+mutmut_\d+): (?!not checked)(.+)$", results, re.M))


def scores(found):
    """For each file, the number of changes that were noticed, and of all of them.

    >>> scores({"scalargrad.rules.x_a__mutmut_1": "killed", "scalargrad.rules.x_a__mutmut_2": "no tests"})
    {'scalargrad/rules.py': (1, 2)}
    """
    files = {name: "/".join(name.split(".")[:-1]) + ".py" for name in found}
    made = Counter(files.values())
    noticed = Counter(files[name] for name, outcome in found.items() if outcome in NOTICED)
    return {file: (noticed[file], made[file]) for file in made}


def main():
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    subprocess.run([*MUTMUT, "run", *sys.argv[1:]], cwd=ROOT, check=True)
    found = outcomes(said("results", "--all", "true"))
    for name, outcome in found.items():
        if outcome not in NOTICED:
            print(said("show", name))
    for file, (noticed, made) in scores(found).items():
        print(f"{file:28} {noticed:4} of {made:4} changes noticed: {noticed / made:.1%}")


if __name__ == "__main__":
    main()
