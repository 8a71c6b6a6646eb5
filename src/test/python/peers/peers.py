"""Times the peers of AgreementPeers on data it wrote, and says what they found, as JSON.

    peers.py alpha FOLDER    krippendorff.alpha in each of the replicates in FOLDER/weights.bin
    peers.py icc FOLDER      pingouin.intraclass_corr
"""

import json
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pingouin

AGAIN = 7


def timed(work):
    """What the work gives, and its seconds by the clock and of the processors."""
    clock, processors = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - clock, time.process_time() - processors


def medians(times):
    return {"seconds": statistics.median(t[1] for t in times), "processors": statistics.median(t[2] for t in times)}


def alpha(folder, facts):
    """value_counts are given to alpha once made: the fastest of its two inputs, in its fastest type."""
    ratings = np.fromfile(folder / "ratings.bin", dtype=np.int8).reshape(-1, facts["raters"])
    conversation = np.fromfile(folder / "conversations.bin", dtype=">i4")
    weights = np.fromfile(folder / "weights.bin", dtype=">i4").reshape(-1, facts["conversations"]).astype(np.int64)

    def count():
        return np.stack([(ratings == c).sum(axis=1) for c in range(facts["categories"])], axis=1).astype(np.float64)

    counting = [timed(count) for _ in range(AGAIN)]
    counts = counting[-1][0]
    items = np.arange(len(ratings))

    def replicate(times_drawn):
        drawn = counts[np.repeat(items, times_drawn[conversation])]
        return krippendorff.alpha(value_counts=drawn, level_of_measurement="ordinal")

    whole = [timed(lambda: replicate(np.ones(facts["conversations"], dtype=np.int64))) for _ in range(3)]
    drawn = [timed(lambda: replicate(row)) for row in weights]
    return {
        "peer": "krippendorff " + version("krippendorff"),
        "values": {"whole": whole[-1][0]} | {f"replicate {r}": found[0] for r, found in enumerate(drawn)},
        "once": medians(counting),
        "replicate": medians(drawn),
    }


def icc(folder, facts):
    ratings = np.fromfile(folder / "ratings.bin", dtype=np.int8).reshape(-1, facts["raters"])
    items, raters = ratings.shape
    data = pd.DataFrame(
        {
            "item": np.repeat(np.arange(items), raters),
            "rater": np.tile(np.arange(raters), items),
            "rating": ratings.reshape(-1).astype(np.float64) + 1,
        }
    )

    def correlations():
        return pingouin.intraclass_corr(data=data, targets="item", raters="rater", ratings="rating")

    correlations()
    times = [timed(correlations) for _ in range(AGAIN)]
    table = times[-1][0].set_index("Type")
    return {
        "peer": "pingouin " + version("pingouin"),
        "values": table["ICC"].to_dict(),
        "limits": {name: list(map(float, limits)) for name, limits in table["CI95"].items()},
        "once": medians(times),
    }


if __name__ == "__main__":
    verb, folder = sys.argv[1], Path(sys.argv[2])
    facts = json.loads((folder / "facts.json").read_text())
    print(json.dumps({"alpha": alpha, "icc": icc}[verb](folder, facts)))
