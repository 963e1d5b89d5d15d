"""Reference values for beta-distribution.ts, clopper-pearson.ts, respondent-sums.ts, target.ts, verdict-chances.ts,
verdict-error.ts, power-table.ts, many-comparisons.ts and early-warning.ts: SciPy's distributions and integrals alone.
Run here: python3 verdicts.py"""
import json
import platform

import numpy as np
import scipy
from scipy.integrate import quad
from scipy.stats import beta, betabinom, binom, binomtest

TARGET = 0.9


def keep(name, values):
    about = {
        "program": f"SciPy on Python {platform.python_version()}",
        "version": scipy.__version__,
        "command": "python3 verdicts.py",
        "values": values,
    }
    with open(f"{name}.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(about).replace("{\"", "\n  {\"").lstrip() + "\n")


def lower(x, n, error=0.05):
    return 0.0 if x == 0 else beta.ppf(error, x, n - x + 1)


def upper(x, n, error=0.05):
    return 1.0 if x == n else beta.ppf(1 - error, x + 1, n - x)


shapes = [(0.02, 1.98), (0.5, 0.5), (1, 1), (8, 3), (12.5, 2.5), (27.4, 3.6), (361, 40), (3000.7, 333.3), (1_800_000, 200_000)]
keep("beta-distribution", [
    {"a": a, "b": b, "p": p, "quantile": beta.ppf(p, a, b), "at": x, "below": beta.cdf(x, a, b)}
    for a, b in shapes
    for p in (0.005, 0.05, 0.3, 0.5, 0.95, 0.995)
    for x in [round(beta.ppf(p, a, b), 4)]
])

# Whole counts from binomtest (method "exact"), and worths that are not whole from the beta quantiles
whole = [
    {"rate": x / n, "effectiveBase": n, "confidence": level, "lower": ci.low, "upper": ci.high}
    for n in (1, 10, 29, 30, 57, 100, 412, 1000, 40000)
    for x in sorted({round(n * share) for share in (0, 0.02, 0.3, 0.5, 0.8, 0.9, 0.9126, 1)})
    for level in (0.90, 0.95, 0.99)
    for ci in [binomtest(x, n).proportion_ci(level, method="exact")]
]
worth = [
    {"rate": rate, "effectiveBase": n, "confidence": 0.9, "lower": lower(rate * n, n), "upper": upper(rate * n, n)}
    for n in (1, 4.6875, 12.5, 30.2, 101.9, 345.67, 5000.5)
    for rate in (0, 0.01, 0.5, 0.8, 0.9, 0.919, 1)
]
keep("clopper-pearson", whole + worth)

# Fewest satisfied to claim the target, and most to deny it, by trying every count
def fewest(n):
    return next((x for x in range(n + 1) if lower(x, n) >= TARGET), None)


def most(n):
    return next((x for x in range(n, -1, -1) if upper(x, n) < TARGET), None)


keep("target", [{"n": n, "fewest": fewest(n), "most": most(n)} for n in (10, 20, 28, 29, 30, 50, 100, 200, 400, 1000)])

keep("verdict-chances", [
    {
        "respondents": n,
        "truth": truth,
        "met": 0.0 if fewest(n) is None else binom.sf(fewest(n) - 1, n, truth),
        "notMet": binom.cdf(most(n), n, truth),
    }
    for n in (29, 30, 32, 40, 42, 150, 400, 1000)
    for truth in (0.8, 0.85, 0.9, 0.9187, 0.92, 0.95)
])

# The same of rounds with meetings whose people resemble each other: beta-binomial distributions, convolved
def with_meetings(meetings, people, alone, alike, truth):
    everybody = meetings * people + alone
    worth = everybody**2 / (everybody + 0.2 * meetings * people * (people - 1))
    a, b = truth * (1 - alike) / alike, (1 - truth) * (1 - alike) / alike
    chances = binom.pmf(np.arange(alone + 1), alone, truth)
    for _ in range(meetings):
        chances = np.convolve(chances, betabinom.pmf(np.arange(people + 1), people, a, b))
    rates = np.arange(everybody + 1) / everybody
    met = np.array([lower(rate * worth, worth) >= TARGET for rate in rates])
    missed = np.array([rate < 1 and upper(rate * worth, worth) < TARGET for rate in rates])
    return {
        "meetings": meetings, "people": people, "alone": alone, "resemblance": alike, "truth": truth,
        "met": chances[met].sum(), "notMet": chances[missed].sum(),
    }


rounds = [(1, 50, 300, 0.2, 0.9), (1, 60, 365, 0.2, 0.9), (6, 20, 1000, 0.2, 0.9), (3, 40, 120, 0.1, 0.92), (8, 30, 0, 0.05, 0.85)]
keep("verdict-error", [with_meetings(*one) for one in rounds])

# Power: the last number of people at which 80 % is missed, among 1 … 6000, plus one
people = np.arange(1, 6001)
enough = binom.ppf(0.95, people, TARGET) + 1
too_few = binom.ppf(0.05, people, TARGET) - 1
for n in (30, 57, 400, 1341):
    assert (enough[n - 1], too_few[n - 1]) == (fewest(n), most(n))


def answers(truth):
    power = binom.sf(enough - 1, people, truth) if truth > TARGET else binom.cdf(too_few, people, truth)
    return int(people[power < 0.8].max()) + 1


truths = (0.8, 0.85, 0.87, 0.88, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98)
keep("power-table", [{"truth": truth, "answers": answers(truth)} for truth in truths])

# 99 % intervals
keep("many-comparisons", [
    {"satisfied": x, "base": n, "upper": upper(x, n, 0.005)} for x, n in ((41, 58), (51, 58), (45, 58), (330, 400))
])

# Early warning: the likelihood ratio integrated over rates below the target, which are supposed to follow
# Beta(10 t, 10 (1 - t)) cut off at t; the most satisfied at which it passes 200
def likelihood_ratio(satisfied, base, target):
    a, b = 10 * target, 10 * (1 - target)

    def weighted(rate):
        ratio = (rate / target) ** satisfied * ((1 - rate) / (1 - target)) ** (base - satisfied)
        return ratio * beta.pdf(rate, a, b) / beta.cdf(target, a, b)

    return quad(weighted, 0, target, points=[satisfied / base], limit=500)[0]


keep("early-warning", [
    {
        "target": target,
        "base": base,
        "mostThatWarn": max(x for x in range(1, int(target * base)) if likelihood_ratio(x, base, target) >= 200),
    }
    for target, base in ((0.9, 50), (0.9, 100), (0.9, 250), (0.8, 60), (0.85, 120), (0.95, 80))
])

# Pooled answers of people who answered one to ten criteria, and of people who all answered five: variance of the ratio
# from the covariances of what they answered, over that of one answer each
def design_effect(s, a):
    rate = s.sum() / a.sum()
    v = np.cov(s, a)
    variance = (v[0, 0] - 2 * rate * v[0, 1] + rate**2 * v[1, 1]) / (len(a) * a.mean() ** 2)
    return variance / (rate * (1 - rate) / len(a))


rng = np.random.default_rng(20261129)
pooled = []
for asked in (rng.choice([1, 10], 60), rng.integers(1, 23, 40), np.full(30, 5)):
    mood = rng.beta(0.09, 0.01, len(asked))
    satisfied = rng.binomial(asked, mood)
    pooled.append({"s": satisfied.tolist(), "a": asked.tolist(), "designEffect": design_effect(satisfied, asked)})
keep("design-effect", pooled)
