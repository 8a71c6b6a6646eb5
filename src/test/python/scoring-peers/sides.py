"""A peer of ScoringPeers: scores when told on standard input, and answers in JSON on standard output.

    sides.py udf MODEL FOLDER     PySpark's pandas_udf: two tasks, each a Python worker with one thread
    sides.py sorted MODEL FOLDER  a loop over batches of texts sorted by length, with two threads

FOLDER holds the texts: texts.jsonl, a JSON string a line, and texts/ and few/, Parquet of id and text in that order.
Commands: "warm" scores few texts, "score" all of them, "outputs FILE" writes what the last "score" gave: 32-bit
floats, little-endian, a row a text.
"""

import json
import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

import bert
import numpy as np
import torch

FEW = 256


class Sorted:
    """Tokens of all texts first, then batches of 32 of about the same length."""

    def __init__(self, model, folder):
        self.model, self.tokenizer = bert.loaded(model, 2)
        with open(folder / "texts.jsonl", encoding="utf-8") as lines:
            self.texts = [json.loads(line) for line in lines]

    def score(self, texts):
        tokens = self.tokenizer(texts, truncation=True, max_length=bert.LONGEST, return_token_type_ids=True)
        order = np.argsort([len(ids) for ids in tokens["input_ids"]], kind="stable")
        found = None
        with torch.inference_mode():
            for start in range(0, len(order), bert.BATCH):
                rows = order[start : start + bert.BATCH]
                batch = {name: [values[row] for row in rows] for name, values in tokens.items()}
                outputs = self.model(**self.tokenizer.pad(batch, padding="longest", return_tensors="pt")).numpy()
                if found is None:
                    found = np.empty((len(order), outputs.shape[1]), dtype=np.float32)
                found[rows] = outputs
        return found

    def warm(self):
        self.score(self.texts[:FEW])

    def all(self):
        self.found = self.score(self.texts)

    def outputs(self):
        return self.found


class Udf:
    def __init__(self, model, folder):
        from pyspark.sql import SparkSession

        from udf import scorer

        os.environ["PYSPARK_PYTHON"] = sys.executable
        self.spark = (
            SparkSession.builder.master("local[2]")
            .appName("udf")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.memory", "4g")
            .config("spark.executorEnv.OMP_NUM_THREADS", "1")
            .getOrCreate()
        )
        self.scorer, self.folder = scorer(str(model)), folder

    def score(self, texts, to):
        rows = self.spark.read.parquet(str(self.folder / texts))
        rows.select("id", self.scorer("text").alias("outputs")).write.mode("overwrite").parquet(str(self.folder / to))

    def warm(self):
        self.score("few", "udf-few")

    def all(self):
        self.score("texts", "udf-texts")

    def outputs(self):
        found = self.spark.read.parquet(str(self.folder / "udf-texts")).orderBy("id").toPandas()
        return np.stack(found["outputs"].to_list()).astype(np.float32)


def answer(**facts):
    print(json.dumps(facts), flush=True)


def main(kind, model, folder):
    side = {"udf": Udf, "sorted": Sorted}[kind](model, folder)
    packages = ("torch", "transformers", "pyspark", "numpy", "pandas", "pyarrow")
    answer(
        ready=kind,
        columns=bert.converted(model).columns.bias.numel(),
        versions={"Python": platform.python_version()} | {p: version(p) for p in packages},
    )
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        start = time.perf_counter()
        if command == "outputs":
            side.outputs().astype("<f4").tofile(argument)
        else:
            {"warm": side.warm, "score": side.all}[command]()
        answer(seconds=time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
