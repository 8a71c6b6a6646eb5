"""The function PySpark ships to its workers, which find it, and the model it loads once, by this module's name."""

from collections.abc import Iterator

import bert
import numpy as np
import pandas as pd
from pyspark.sql.functions import pandas_udf


def scorer(model):
    """A column of 32-bit floats for a column of texts, in batches of 32 in the order they come."""

    @pandas_udf("array<float>")
    def outputs(parts: Iterator[pd.Series]) -> Iterator[pd.Series]:
        scorer, tokenizer = bert.loaded(model, 1)
        for texts in parts:
            batches = [texts[i : i + bert.BATCH].to_list() for i in range(0, len(texts), bert.BATCH)]
            rows = np.concatenate([bert.scored(scorer, tokenizer, batch) for batch in batches])
            yield pd.Series(list(rows))

    return outputs
