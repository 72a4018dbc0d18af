"""Runs scikit-learn's Isolation Forest beside ours, on the same tables.

  python3 isolation_forest.py make DIR             writes tables with a column "label" (1 = outlier)
  python3 isolation_forest.py compare DIR [OURS]   area under the ROC curve over the seeds 0 to 9,
                                                   and the CPU time to score a row

OURS has our scores, one a line, in <table>.<seed>.csv, as ./marram eval iforest writes them.
Needs scikit-learn (Debian: python3-sklearn). Set OMP_NUM_THREADS=1: one thread is compared
with one thread.
"""

import pathlib
import statistics
import sys
import time

import numpy as np
from sklearn import datasets
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

SEEDS = range(10)


def rare(data, labels, outlier, keep, random):
    """One class as outliers, of which only some are kept, among all the others."""
    outliers = np.flatnonzero(labels == outlier)
    others = np.flatnonzero(labels != outlier)
    rows = np.concatenate([others, random.choice(outliers, keep, replace=False)])
    rows = random.permutation(rows)
    return data[rows], labels[rows] == outlier


def mixed(usual, strange, random):
    rows = random.permutation(len(usual) + len(strange))
    return np.vstack([usual, strange])[rows], (np.arange(len(rows)) >= len(usual))[rows]


def tables():
    random = np.random.default_rng(7)
    cancer = datasets.load_breast_cancer()
    yield "breast_cancer", rare(cancer.data, cancer.target, 0, 21, random)
    wine = datasets.load_wine()
    yield "wine", rare(wine.data, wine.target, 0, 10, random)
    digits = datasets.load_digits()
    for digit in range(10):
        yield f"digits_{digit}", rare(digits.data, digits.target, digit, 50, random)
    yield "blob", mixed(
        random.normal(size=(3800, 6)), random.uniform(-5, 5, size=(200, 6)), random
    )
    centres = random.uniform(-10, 10, size=(4, 8))
    usual = np.vstack([centre + random.normal(size=(1200, 8)) for centre in centres])
    yield "blobs", mixed(usual, random.uniform(-12, 12, size=(240, 8)), random)
    clusters = [
        centre + 0.3 * random.normal(size=(410, 4)) for centre in ([2, 2, 2, 2], [2, -2, 2, -2])
    ]
    yield "two_clusters", mixed(random.normal(size=(7372, 4)), np.vstack(clusters), random)


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, (data, labels) in tables():
        header = ",".join([f"c{i}" for i in range(data.shape[1])] + ["label"])
        rows = np.column_stack([data, labels])
        np.savetxt(folder / f"{name}.csv", rows, "%.10g", ",", header=header, comments="")


def run(data, labels):
    areas, micros = [], []
    for seed in SEEDS:
        samples = min(256, len(data))
        forest = IsolationForest(n_estimators=100, max_samples=samples, random_state=seed)
        forest.fit(data)
        start = time.process_time()
        scores = forest.score_samples(data)
        micros.append((time.process_time() - start) / len(data) * 1e6)
        areas.append(roc_auc_score(labels, -scores))
    return areas, statistics.median(micros)


def show(areas):
    return f"{statistics.mean(areas):.4f} ± {statistics.stdev(areas):.4f}"


def compare(folder, ours):
    for file in sorted(folder.glob("*.csv")):
        table = np.loadtxt(file, delimiter=",", skiprows=1)
        data, labels = table[:, :-1], table[:, -1]
        areas, micros = run(data, labels)
        line = f"{file.stem:14s} {len(data):5d} x {data.shape[1]:2d}  scikit-learn {show(areas)}"
        line += f"  {micros:6.1f} us a row"
        if ours:
            own = [np.loadtxt(ours / f"{file.stem}.{seed}.csv") for seed in SEEDS]
            line += f"  ours {show([roc_auc_score(labels, scores) for scores in own])}"
        print(line, flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]))
    elif len(sys.argv) in (3, 4) and sys.argv[1] == "compare":
        compare(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]) if sys.argv[3:] else None)
    else:
        sys.exit(__doc__)
