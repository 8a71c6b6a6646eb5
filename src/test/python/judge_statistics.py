"""Makes the published examples of prediction-powered estimates and of the multitrait-multirater matrix.

Usage: python3 judge_statistics.py FOLDER        (src/test/resources/published)

Made with Python 3.11, ppi-python 0.2.3, NumPy 2.4.6 and SciPy 1.17.1. Every item is a conversation of its own here,
because ppi-python takes items as independent. The ratings are made up: see `study` and `matrix`.
"""

import itertools
import json
import os
import sys

import numpy as np
from ppi_py import ppi_mean_ci, ppi_mean_pointestimate
from scipy.stats import pearsonr

PPI = "Angelopoulos, Duchi & Zrnic (2023), PPI++: efficient prediction-powered inference"
PPI_DOI = "10.48550/arXiv.2311.01453"
ROGAN = "Rogan & Gladen (1978), Estimating prevalence from the results of a screening test, American Journal of Epidemiology 107, 71-76"
ROGAN_DOI = "10.1093/oxfordjournals.aje.a112510"
CAMPBELL = "Campbell & Fiske (1959), Convergent and discriminant validation by the multitrait-multimethod matrix, Psychological Bulletin 56, 81-105"
CAMPBELL_DOI = "10.1037/h0046016"
POINTS = {"kind": "ordinal", "names": ["1", "2", "3", "4", "5"]}
YES = {"kind": "nominal", "names": ["no", "yes"]}
MADE = "ppi-python 0.2.3"


def study(levels):
    """60 items that a model rates, of which one in three is rated by one to three people."""
    random = np.random.default_rng(20261130)
    ratings, model = [], []
    for item in range(60):
        truth = random.normal()
        def point(noise, shift=0.0):
            x = truth + shift + noise * random.normal()
            if levels == 2:
                return "yes" if x > 0.4 else "no"
            return str(int(min(5, max(1, round(3 + 1.2 * x)))))
        panel = [point(0.6) for _ in range(1 + item % 3)]
        ratings.append(panel if item % 3 == 0 or item % 9 == 4 else [])
        model.append(point(0.7, 0.5))
    return ratings, model


def number(answer):
    return {"yes": 1.0, "no": 0.0}.get(answer) if answer in ("yes", "no") else float(answer)


def arrays(ratings, model):
    rated = [i for i, panel in enumerate(ratings) if panel]
    rest = [i for i, panel in enumerate(ratings) if not panel]
    y = np.array([np.mean([number(a) for a in ratings[i]]) for i in rated])
    f = np.array([number(model[i]) for i in rated])
    g = np.array([number(model[i]) for i in rest])
    return y, f, g


def weight(y, f, g):
    """Power tuning of one mean, by hand: what ppi-python does inside."""
    n, others = len(y), len(g)
    covariance = np.mean((y - y.mean()) * (f - f.mean()))
    return float(np.clip(covariance / ((1 + n / others) * np.var(np.concatenate([f, g]), ddof=1)), 0, 1))


def example(name, citation, doi, made_by, scale, ratings, model, label=None, **more):
    of = {"name": name, "citation": citation, "doi": doi, "made-by": made_by, "scale": scale, "ratings": ratings}
    if model is not None:
        of["model"] = model
    if label:
        of["label"] = label
    of.update(more)
    return of


def undefined(name, why, scale, ratings, model, label=None, **more):
    return example(name, "definition: " + why, "", "by hand", scale, ratings, model, label, **more, undefined=True)


def write(folder, statistic, examples):
    lines = ",\n".join(
        "    {\n" + ",\n".join(f"      {json.dumps(k)}: {json.dumps(v)}" for k, v in of.items()) + "\n    }"
        for of in examples
    )
    with open(os.path.join(folder, statistic + ".json"), "w") as out:
        out.write(f'{{\n  "statistic": "{statistic}",\n  "examples": [\n{lines}\n  ]\n}}\n')


def powered(folder):
    means, human, saved, rates = [], [], [], []
    for levels, scale, label in ((5, POINTS, None), (2, YES, "yes")):
        ratings, model = study(levels)
        y, f, g = arrays(ratings, model)
        kind = "points" if levels == 5 else "a label"
        estimate = float(np.squeeze(ppi_mean_pointestimate(y, f, g)))
        low, high = (float(np.squeeze(limit)) for limit in ppi_mean_ci(y, f, g, alpha=0.05))
        lam = weight(y, f, g)
        assert 0 < lam < 1 and abs(np.squeeze(ppi_mean_pointestimate(y, f, g, lam=lam)) - estimate) < 1e-12
        name = f"{kind}, one item in three rated by one to three people"
        means.append(
            example(name, PPI, PPI_DOI, MADE + ", ppi_mean_pointestimate and ppi_mean_ci", scale, ratings, model,
                    label, expected=estimate, low=low, high=high, tolerance=1e-9, **{"interval-tolerance": 1e-8}))
        human.append(
            example(name, "definition: mean of the items' means", "", "NumPy 2.4.6", scale, ratings, model, label,
                    expected=float(y.mean()), tolerance=1e-9))
        n, others = len(y), len(g)
        total = sum(len(panel) for panel in ratings)
        without = np.var(y) / n
        using = np.var(y - lam * f) / n + lam**2 * np.var(g) / others
        saved.append(
            example(name, PPI, PPI_DOI, "NumPy 2.4.6, the squared errors of ppi_mean_ci at lam = 0 and tuned", scale,
                    ratings, model, label, expected=float(total * (without / using - 1)), tolerance=1e-6))
        if levels == 2:
            sensitivity = (y * f).sum() / y.sum()
            specificity = ((1 - y) * (1 - f)).sum() / (1 - y).sum()
            apparent = np.concatenate([f, g]).mean()
            rates.append(
                example(name, ROGAN, ROGAN_DOI, "NumPy 2.4.6", scale, ratings, model, label,
                        expected=float((apparent + specificity - 1) / (sensitivity + specificity - 1)),
                        tolerance=1e-8))
    bad = [["1"], ["5"], ["2"], ["4"], [], [], []]
    model = ["5", "1", "4", "2", "5", "5", "5"]
    y, f, g = arrays(bad, model)
    assert weight(y, f, g) == 0
    means.append(
        example("a model that says the contrary has no weight", PPI, PPI_DOI, MADE + ", ppi_mean_pointestimate",
                POINTS, bad, model, expected=float(np.squeeze(ppi_mean_pointestimate(y, f, g))), tolerance=1e-12))
    everyone = [["1"], ["5"], ["2", "3"]]
    for examples in (means, human):
        examples.append(
            example("every item is rated", "definition: mean of 1, 5, 2.5", "", "by hand", POINTS, everyone,
                    ["2", "4", "3"], expected=17 / 6, tolerance=1e-9))
    saved.append(
        example("every item is rated: there is nothing to save", "definition: the two means are one", "", "by hand",
                POINTS, everyone, ["2", "4", "3"], expected=0, tolerance=1e-12))
    rates.append(
        example("sensitivity 3/4, specificity 2/3, 6 of 12 items with the label by the model",
                ROGAN, ROGAN_DOI, "by hand: (1/2 + 2/3 - 1) / (3/4 + 2/3 - 1)", YES,
                [["yes"]] * 4 + [["no"]] * 3 + [[]] * 5,
                ["yes", "yes", "yes", "no", "no", "no", "yes", "yes", "yes", "no", "no", "no"], "yes",
                expected=0.4, tolerance=1e-12))
    for examples in (means, human, saved):
        examples.append(undefined("nobody rated", "no rated part", POINTS, [[], []], ["1", "2"]))
        examples.append(undefined("one item is rated", "one item has no variance", POINTS, [["1"], []], ["1", "2"]))
    saved.append(undefined("model and people are constant", "0/0", POINTS, [["2"], ["2"], []], ["2", "2", "2"]))
    rates.append(undefined("nobody rated", "no rated part", YES, [[], []], ["yes", "no"], "yes"))
    rates.append(undefined("people never give the label", "no sensitivity", YES, [["no"], ["no"], []],
                           ["yes", "no", "no"], "yes"))
    rates.append(undefined("people always give the label", "no specificity", YES, [["yes"], ["yes"], []],
                           ["yes", "no", "no"], "yes"))
    rates.append(undefined("the model is no better than chance", "division by 0", YES,
                           [["yes"], ["yes"], ["no"], ["no"]], ["yes", "no", "yes", "no"], "yes"))
    write(folder, "prediction-powered-mean", means)
    write(folder, "human-mean", human)
    write(folder, "human-ratings-saved", saved)
    write(folder, "rogan-gladen-rate", rates)


def matrix():
    """24 items rated by three people and a model on two dimensions that go together less than raters think."""
    random = np.random.default_rng(20261201)
    people, others, model, of_model = [], [], [], []
    for item in range(24):
        one = random.normal()
        two = 0.3 * one + 0.95 * random.normal()
        def point(x):
            return str(int(min(5, max(1, round(3 + 1.2 * x)))))
        first, second = [], []
        for rater in range(3):
            halo = 0.5 * random.normal()
            first.append(point(one + halo + 0.4 * random.normal()))
            second.append(point(two + halo + 0.4 * random.normal()))
        if item % 8 == 3:
            first[item % 3] = None
        people.append(first)
        others.append(second)
        model.append(point(one - 0.4 * two + 0.3 * random.normal()))
        of_model.append(point(two - 0.4 * one + 0.3 * random.normal()))
    return people, others, model, of_model


def r(x, y):
    both = [(float(a), float(b)) for a, b in zip(x, y) if a is not None and b is not None]
    return pearsonr(*np.array(both).T).statistic


def multitrait(folder):
    people, others, model, of_model = matrix()
    one = [list(column) for column in zip(*people)]
    two = [list(column) for column in zip(*others)]
    raters = range(3)
    pairs = list(itertools.combinations(raters, 2))
    values = {}
    same = [np.mean([r(d[a], d[b]) for a, b in pairs]) for d in (one, two)]
    within = [r(one[a], two[a]) for a in raters]
    across = [r(one[a], two[b]) for a in raters for b in raters if a != b]
    values["people"] = (same, within, across, np.mean(within + across))
    by = [np.mean([r(m, d[a]) for a in raters]) for m, d in ((model, one), (of_model, two))]
    own = [r(model, of_model)]
    ways = [r(model, two[a]) for a in raters] + [r(one[a], of_model) for a in raters]
    # the model and one person, averaged over people: each correlation of the model with itself counts once a person
    values["a model"] = (by, own, ways, np.mean(own * 3 + within + ways))
    files = {name: [] for name in ("monotrait-heterorater", "heterotrait-monorater", "heterotrait-heterorater",
                                   "corrected-correlation", "heterotrait-monotrait-ratio", "halo-ratio")}
    for who, (mono, hm, hh, crossed) in values.items():
        modelled = who == "a model"
        both = {"other-ratings": others} | ({"other-model": of_model} if modelled else {})
        scale = np.sqrt(mono[0] * mono[1])
        for name, value in {
            "heterotrait-monorater": np.mean(hm),
            "heterotrait-heterorater": np.mean(hh),
            "corrected-correlation": np.mean(hh) / scale,
            "heterotrait-monotrait-ratio": crossed / scale,
            "halo-ratio": np.mean(np.abs(hm)) / np.mean(np.abs(hh)),
        }.items():
            files[name].append(
                example(f"{who}, three people and two dimensions", CAMPBELL, CAMPBELL_DOI,
                        "SciPy 1.17.1, means of stats.pearsonr", POINTS, people, model if modelled else None,
                        expected=float(value), tolerance=1e-12, **both))
        files["monotrait-heterorater"].append(
            example(f"{who}, three people", CAMPBELL, CAMPBELL_DOI, "SciPy 1.17.1, mean of stats.pearsonr", POINTS,
                    people, model if modelled else None, expected=float(mono[0]), tolerance=1e-12))
    # Two raters whose dimensions say the same: agreement r, across r, so that the corrected correlation is above 1.
    twice = [["1", "2"], ["2", "1"], ["3", "4"], ["4", "3"], ["5", "4"]]
    turned = [[b, a] for a, b in twice]
    a, b = ([row[i] for row in twice] for i in (0, 1))
    files["corrected-correlation"].append(
        example("above 1, not cut: each rater says on the other dimension what the other says here", CAMPBELL,
                CAMPBELL_DOI, "SciPy 1.17.1: 1 / r", POINTS, twice, None, expected=float(1 / r(a, b)),
                tolerance=1e-12, **{"other-ratings": turned}))
    for name, examples in files.items():
        other = {} if name == "monotrait-heterorater" else {"other-ratings": [["1"], ["2"], ["3"], ["4"]]}
        alike = {} if name == "monotrait-heterorater" else {"other-ratings": [["2", "2"]] * 5}
        few = {} if name == "monotrait-heterorater" else {"other-ratings": [["1", "1"], ["2", "2"], ["3", "3"]]}
        if name not in ("heterotrait-monorater",):
            examples.append(undefined("one rater", "nobody to be compared with", POINTS, [["1"], ["2"], ["3"], ["4"]],
                                      None, **other))
        examples.append(undefined("all ratings are equal", "0/0", POINTS, [["2", "2"]] * 5, None, **alike))
        examples.append(undefined("three items", "r of few items says little", POINTS,
                                  [["1", "1"], ["2", "3"], ["3", "2"]], None, **few))
        write(folder, name, examples)


if __name__ == "__main__":
    powered(sys.argv[1])
    multitrait(sys.argv[1])
