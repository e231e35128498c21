"""Judges the exports of the yardstick on a Spark cluster and by the program, and compares them.

Usage: cluster.py FOLDER PROMISED. FOLDER holds orders.csv, deliveries.csv and invoices.csv, as
`cargo bench --bench yardstick -- --keep` leaves them; PROMISED is the binary. Starts a master and
two workers on loopback, each with one core; writes the tables as Parquet and what was found below
FOLDER. Needs Java, pyspark and duckdb. Ends with 1 where a row differs.
"""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

import duckdb
import pyspark
from pyspark.sql import SparkSession

HERE = pathlib.Path(__file__).resolve().parent
# How a script is taken apart for Spark is known there.
sys.path.append(str(HERE.parents[1] / "tests" / "suite" / "sql"))
from engine import statements

AS_OF = "2026-12-31"
DAYS = ["--from", "2023-12-01", "--until", "2027-06-30"]
MEMORY = os.environ.get("WORKER_MEMORY", "6g")
# What no script can say.
UNSAID = {"match_level", "evidence", "note", "fingerprint", "status", "first_seen"}
MOMENTS = {"ordered_at", "promised_from", "promised_by", "shipped_at", "delivered_at", "issued_at"}
DECIMALS = {"quantity", "promised_amount", "amount"}


def told(what, start):
    print(f"{what}: {time.monotonic() - start:.0f} s", flush=True)


def as_parquet(folder):
    """Typed tables, in several files each, so that both workers read."""
    kinds = {name: "TIMESTAMP" for name in MOMENTS} | {name: "DECIMAL(18, 4)" for name in DECIMALS}
    for role in ["orders", "deliveries", "invoices"]:
        into = folder / "parquet" / role
        shutil.rmtree(into, ignore_errors=True)
        into.parent.mkdir(exist_ok=True)
        source = f"read_csv('{folder}/{role}.csv', header = true, all_varchar = true)"
        names = [row[0] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {source}").fetchall()]
        cells = ", ".join(f'CAST("{name}" AS {kinds.get(name, "VARCHAR")}) AS "{name}"'
                          for name in names)
        duckdb.sql(f"COPY (SELECT {cells} FROM {source}) TO '{into}' "
                   "(FORMAT parquet, PER_THREAD_OUTPUT true, ROW_GROUP_SIZE 500000)")


@contextlib.contextmanager
def cluster(folder):
    """A master and two workers; gives the address of the master."""
    home = pathlib.Path(pyspark.__file__).parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    run = [str(home / "bin" / "spark-class")]
    environment = os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    deploy = "org.apache.spark.deploy"
    commands = [[f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", str(port),
                 "--webui-port", "0"]]
    commands += [[f"{deploy}.worker.Worker", address, "--cores", "1", "--memory", MEMORY,
                  "--webui-port", "0", "--work-dir", str(folder / f"worker-{one}")]
                 for one in [1, 2]]
    with open(folder / "cluster.log", "w", encoding="utf-8") as log:
        processes = []
        for command in commands:
            processes.append(subprocess.Popen(run + command, env=environment, stdout=log,
                                              stderr=log))
            time.sleep(5)
        try:
            yield address
        finally:
            for process in processes:
                process.terminate()


def on_spark(folder, address, script):
    shutil.rmtree(folder / "spark", ignore_errors=True)
    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "spark" / "tables"),
        "spark.sql.shuffle.partitions": os.environ.get("SQL_PARTITIONS", "8"),
        "spark.executor.memory": MEMORY,
        "spark.driver.memory": "4g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.maxResultSize": "0",
        "spark.ui.enabled": "false",
        # What is too long to be compiled is run as it stands, and told at length as an error.
        "spark.log.level": "FATAL",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(folder / "spark" / "local"),
    }
    builder = SparkSession.builder.master(address).appName("promised")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sql("CREATE SCHEMA shop")
    for role in ["orders", "deliveries", "invoices"]:
        rows = session.read.parquet(str(folder / "parquet" / role))
        # Parquet of others holds instants; these are on the wall of the source's zone.
        cells = [f"CAST({name} AS TIMESTAMP_NTZ) AS {name}" if name in MOMENTS else name
                 for name in rows.columns]
        rows.selectExpr(*cells).createOrReplaceTempView("incoming")
        session.sql(f"CREATE TABLE shop.{role} USING parquet AS SELECT * FROM incoming")
    for one in statements(script):
        session.sql(one)
    for name in ["findings", "accounts", "left_out_orders"]:
        session.table(f"promised.{name}").write.parquet(str(folder / "spark" / name))
    workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    session.stop()
    print(f"{workers} workers", flush=True)


def difference(folder, codes):
    """How many rows either side has alone, how many there are, and the hash of each side."""
    spark = f"read_parquet('{folder}/spark/findings/*.parquet')"
    native = f"read_csv('{folder}/native/findings.csv', header = true, all_varchar = true, nullstr = '')"
    names = [row[0] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {native}").fetchall()]
    cells = ", ".join(f"COALESCE(CAST(\"{name}\" AS VARCHAR), '') AS \"{name}\""
                      for name in names if name not in UNSAID)
    listed = ", ".join(f"'{code}'" for code in codes)
    left_out = f"SELECT order_id FROM read_parquet('{folder}/spark/left_out_orders/*.parquet')"
    rows = {name: f"SELECT {cells} FROM {source} WHERE code IN ({listed}) "
                  f"AND COALESCE(\"order\", '') NOT IN ({left_out})"
            for name, source in [("spark", spark), ("native", native)]}

    def number(query):
        return duckdb.sql(query).fetchall()[0][0]

    alone = [number(f"SELECT COUNT(*) FROM ({rows[one]} EXCEPT ALL {rows[other]})")
             for one, other in [("spark", "native"), ("native", "spark")]]
    for one in rows:
        count = number(f"SELECT COUNT(*) FROM ({rows[one]})")
        print(f"{one}: {count:,} findings, "
              f"{number(f'SELECT bit_xor(hash(r)) FROM ({rows[one]}) r'):016x}")
    print(f"rows of one side alone: {alone[0]} and {alone[1]}")
    return any(alone)


def main():
    folder, promised = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    contract = ["--contract", str(folder / "promised.toml"), "--as-of", AS_OF]
    shutil.copy(HERE / "promised.toml", folder / "promised.toml")
    start = time.monotonic()
    as_parquet(folder)
    told("Parquet", start)
    sql = [promised, "sql", "--dialect", "spark", *contract, *DAYS]
    script = subprocess.run(sql, check=True, capture_output=True, text=True).stdout
    check = subprocess.run([*sql, "--check"], check=True, capture_output=True, text=True).stdout
    codes = [line.split()[0] for line in check.split("\n\n")[0].splitlines()[1:]]
    print(f"{len(codes)} promises: {' '.join(codes)}", flush=True)
    start = time.monotonic()
    with cluster(folder) as address:
        on_spark(folder, address, script)
    told("Spark", start)
    start = time.monotonic()
    (folder / "native").mkdir(exist_ok=True)
    audit = [promised, "audit", str(folder), *contract, "--exit-zero", "-q", "-o",
             str(folder / "native" / "findings.csv")]
    subprocess.run(audit, check=True)
    told("promised", start)
    sys.exit(1 if difference(folder, codes) else 0)


main()
