"""Fits the regression of `muster match learn` with scikit-learn, which knows nothing of it.

    MUSTER_LEARNING_CASES=FILE swift test --filter LearningPeerTests
    learning_peer.py FILE        (or the same document on standard input)

Reads judged matches as JSON, brings each part to mean 0 and deviation 1, fits an L2-regularised
logistic regression without bounds, and prints its coefficients beside ours. Ends with an error when
any of them is more than a millionth away.
"""

import json
import sys

import numpy
from sklearn.linear_model import LogisticRegression

TOLERANCE = 1e-6


def main():
    source = open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin
    with source:
        document = json.load(source)
    names = document["parts"]
    rows = numpy.array([[case["parts"][name] for name in names] for case in document["cases"]])
    labels = numpy.array([case["went_on"] for case in document["cases"]])
    rows = (rows - rows.mean(axis=0)) / rows.std(axis=0)
    model = LogisticRegression(
        C=1 / document["strength"], solver="newton-cholesky", tol=1e-12, max_iter=1000
    )
    model.fit(rows, labels)
    theirs = [model.intercept_[0], *model.coef_[0]]
    ours = [document["ours"]["intercept"], *document["ours"]["coefficients"]]
    report = {
        "cases": len(labels),
        "went_on": int(labels.sum()),
        "theirs": dict(zip(["intercept", *names], theirs)),
        "ours": dict(zip(["intercept", *names], ours)),
        "largest_difference": max(abs(a - b) for a, b in zip(theirs, ours)),
    }
    print(json.dumps(report, indent=2))
    if report["largest_difference"] > TOLERANCE:
        raise SystemExit("the coefficients differ")


main()
