"""What every test run shares, `python -m pytest` without make included.

Notebook kernels inherit this environment: a progress bar prints speeds, which no run repeats.
"""

import os

os.environ.setdefault("TQDM_DISABLE", "1")
if "PYTEST_XDIST_WORKER" in os.environ:  # each core has a process of its own, which has it alone
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
