"""How long the definitions take to load, beside Dagster alone: python -m tests.assets.load_time."""

import subprocess
import sys
from statistics import median

RUNS = 5


def seconds(module: str) -> float:
    """The median time of importing a module in a fresh process."""
    code = f"import time; a = time.perf_counter(); import {module}; print(time.perf_counter() - a)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(RUNS)]
    return median(float(run.stdout) for run in runs)


if __name__ == "__main__":
    alone, whole = seconds("dagster"), seconds("pipeline.definitions")
    print(f"dagster {alone:.2f} s, pipeline.definitions {whole:.2f} s: {whole / alone:.2f} times as long")
