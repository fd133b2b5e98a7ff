"""Ten million reply deadlines in each engine, as a ratio to one call over numpy arrays in the same run.

Each engine reads the same Parquet file in a process of its own and gives the rows back; a checksum that does not depend
on their order says whether all answers are the same. Spark is asked only with ``--spark PYTHON``, the interpreter of an
environment that has zfgk with the extra ``spark``; its start is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from zfgk.asking import builtin
from zfgk.batch import due
from zfgk.batch.steps import Deadlines

ROUNDS = 3
REPLY = builtin().clock("national.reply-to-request")
STEP = Deadlines(versions=REPLY, start="received")


def make(file: Path, rows: int) -> None:
    """Write days of receipt of both Regulations, in no order, with an id each."""
    rng = np.random.default_rng(2019)
    first, last = np.datetime64("2008-05-01"), np.datetime64("2026-08-31")
    schema = pa.schema([("id", pa.int64()), ("received", pa.date32())])
    with pq.ParquetWriter(file, schema) as writer:
        for start in range(0, rows, 1_000_000):
            n = min(1_000_000, rows - start)
            days = first + rng.integers(0, int((last - first).astype(int)) + 1, n).astype("timedelta64[D]")
            writer.write_table(pa.table({"id": np.arange(start, start + n), "received": pa.array(days)}, schema=schema))


def checksum(ids: np.ndarray, days: np.ndarray) -> int:
    """Return a sum over rows, in which a row that got another row's day shows."""
    numbers = days.astype("datetime64[D]").astype(np.int64).astype(np.uint64)
    return int(
        ((ids.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) ^ numbers) * np.uint64(0xBF58476D1CE4E5B9)).sum()
    )


def summed(batches) -> int:
    """Return the checksum of record batches or tables."""
    total = 0
    for batch in batches:
        total += checksum(batch.column("id").to_numpy(), batch.column("due").to_numpy(zero_copy_only=False))
    return total % 2**64


# -- the engines -------------------------------------------------------------------------------------------------------


def numpy_floor(file: Path):
    """Everything in memory, one call; reading the file is not counted."""
    table = pq.read_table(file)
    ids, days = table["id"].to_numpy(), table["received"].to_numpy()
    return lambda: checksum(ids, due(REPLY, days)) % 2**64


def pyarrow_dataset(file: Path):
    """Record batches of a pyarrow data set."""
    return lambda: summed(STEP(ds.dataset(file).to_batches()))


def polars_stream(file: Path):
    """A lazy frame, piece by piece."""
    import polars as pl

    from zfgk.batch.engines import polars

    return lambda: summed(piece.to_arrow().combine_chunks() for piece in polars.stream(STEP, pl.scan_parquet(file)))


def polars_collect(file: Path):
    """A lazy frame, collected."""
    import polars as pl

    from zfgk.batch.engines import polars

    return lambda: summed([polars.apply(STEP, pl.scan_parquet(file)).collect().to_arrow().combine_chunks()])


def duckdb_stream(file: Path):
    """A relation, streamed."""
    import duckdb

    from zfgk.batch.engines import duckdb as engine

    connection = duckdb.connect()
    return lambda: summed(engine.apply(STEP, connection.read_parquet(str(file))))


def spark_map(file: Path):
    """A data frame through mapInArrow; its rows are summed by the same step's process."""
    from pyspark.sql import SparkSession

    from zfgk.batch.engines import spark

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 65_536)
        .config("spark.driver.memory", "4g")
        .getOrCreate()
    )
    session.range(10).mapInArrow(lambda batches: batches, "id bigint").count()  # the workers start here

    def sums(batches):
        for batch in batches:
            total = summed([batch])
            yield pa.record_batch({"high": [total >> 32], "low": [total & 0xFFFFFFFF]})

    def run():
        rows = spark.apply(STEP, session.read.parquet(str(file))).mapInArrow(sums, "high bigint, low bigint").collect()
        return sum((row.high << 32) + row.low for row in rows) % 2**64

    return run


ENGINES = {
    "numpy, one call": numpy_floor,
    "pyarrow data set": pyarrow_dataset,
    "Polars, streamed": polars_stream,
    "Polars, collected": polars_collect,
    "DuckDB, streamed": duckdb_stream,
    "Spark, two threads": spark_map,
}


def child(engine: str, file: Path) -> None:
    """Run one engine and print its figures."""
    run = ENGINES[engine](file)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        total = run()
        times.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": statistics.median(times), "sum": total, "peak": peak}))


def main() -> int:
    """Make the file, ask every engine and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--spark", default="", help="the interpreter of an environment that has the extra spark")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests.parquet"
        make(file, given.rows)
        found = {}
        for engine in ENGINES:
            if engine.startswith("Spark") and not given.spark:
                continue
            python = given.spark if engine.startswith("Spark") else sys.executable
            env = {**os.environ, "PYSPARK_PYTHON": python}
            command = [python, __file__, "--child", engine, str(file)]
            ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env, text=True)
            found[engine] = json.loads(ran.stdout.splitlines()[-1])
    floor = found["numpy, one call"]
    print(f"{given.rows:,} deadlines, median of {ROUNDS}")
    for engine, figures in found.items():
        rate = given.rows / figures["seconds"] / 1e6
        same = "same answers" if figures["sum"] == floor["sum"] else "OTHER ANSWERS"
        ratio = floor["seconds"] / figures["seconds"]
        print(f"{engine:<20}{rate:8.1f} M rows/s  {ratio:6.3f} of numpy  {figures['peak']:6} MB  {same}")
    return 0 if len({figures["sum"] for figures in found.values()}) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
