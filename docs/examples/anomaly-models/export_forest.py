#!/usr/bin/env python3
"""Trains an Isolation Forest on a table and writes it for a model bundle of Marram.

    export_forest.py TABLE.csv FOREST.json

The first line of the table names features as Marram does, such as value,mean,rate of change; each
further line is a reading. Needs scikit-learn (Debian: python3-sklearn).
"""
import csv
import json
import sys

import numpy as np
from sklearn.ensemble import IsolationForest


def as_json(forest, features, table):
    trees = []
    for estimator, columns in zip(forest.estimators_, forest.estimators_features_):
        tree = estimator.tree_
        trees.append({
            "left": tree.children_left.tolist(),
            "right": tree.children_right.tolist(),
            "column": [int(columns[c]) if c >= 0 else -1 for c in tree.feature],
            "threshold": tree.threshold.tolist(),
            "rows": tree.n_node_samples.tolist()})
    return {"format": "marram-isolation-forest", "version": 1, "features": features,
            "usual": np.median(table, axis=0).tolist(),
            "samples": int(forest.max_samples_), "trees": trees}


if __name__ == "__main__":
    with open(sys.argv[1], newline="") as file:
        lines = list(csv.reader(file))
    table = np.array(lines[1:], dtype=float)
    forest = IsolationForest(n_estimators=100, max_samples=min(256, len(table)), random_state=0)
    forest.fit(table)
    with open(sys.argv[2], "w") as file:
        json.dump(as_json(forest, lines[0], table), file)
