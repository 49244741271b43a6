"""What every test run shares, `python -m pytest` without make included.

Notebook kernels inherit this environment: a progress bar prints speeds, which no run repeats.
"""

import os

os.environ.setdefault("TQDM_DISABLE", "1")
