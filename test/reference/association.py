"""Reference values for rank-correlation.ts and association.ts, from raw respondents. Run here: python3 association.py"""
import json
import platform

import numpy as np
import scipy
from scipy.stats import norm, spearmanr

TABLES = [
    [[40, 20, 10], [20, 60, 30], [10, 30, 90]],
    [[3, 1, 0, 0, 0], [1, 5, 4, 2, 0], [0, 3, 18, 12, 3], [0, 2, 15, 160, 41], [0, 0, 4, 52, 104]],
    [[100, 100, 100], [50, 50, 50]],
    [[0, 5, 150], [10, 120, 4], [90, 3, 0]],
]


def respondents(table):
    return np.array([(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)])


def reference(table):
    people = respondents(table)
    everyone = np.arange(len(people))
    left_out = np.array([np.arctanh(spearmanr(people[everyone != one]).correlation) for one in everyone])
    error = np.sqrt((len(people) - 1) / len(people) * np.sum((left_out - left_out.mean()) ** 2))
    correlation = spearmanr(people).correlation
    half = norm.ppf(0.95) * error
    rng = np.random.default_rng(20261110)
    resampled = [spearmanr(people[rng.integers(len(people), size=len(people))]).correlation for _ in range(4000)]
    return {
        "table": table,
        "correlation": correlation,
        "lower": np.tanh(np.arctanh(correlation) - half),
        "upper": np.tanh(np.arctanh(correlation) + half),
        "bootstrap": list(np.quantile(resampled, [0.05, 0.95])),
    }


about = {
    "program": f"SciPy on Python {platform.python_version()}",
    "version": scipy.__version__,
    "command": "python3 association.py",
    "values": [reference(table) for table in TABLES],
}
with open("association.json", "w", encoding="utf-8") as file:
    file.write(json.dumps(about) + "\n")
