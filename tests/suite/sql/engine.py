"""Loads typed tables into an engine, runs a script and writes what it returns as CSV.

Usage: engine.py ENGINE FOLDER... where ENGINE is duckdb, postgres or spark. Each FOLDER holds
tables.json, the CSV files that it names, and ENGINE.sql; where it holds ENGINE.select.sql too, that
is run as one statement. The results stand in FOLDER/ENGINE as RESULT.csv. SQL_ZONE and SQL_DATES
set the session. Ends with 77 where the engine is not there.
"""

import contextlib
import csv
import glob
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile

RESULTS = ["findings", "outcomes", "quarantine", "accounts", "left_out_orders"]
ZONE = os.environ.get("SQL_ZONE", "UTC")
TYPES = {"text": "VARCHAR(200)", "decimal": "DECIMAL(18, 4)", "date": "DATE",
         "timestamp": "TIMESTAMP", "timestamptz": "TIMESTAMP WITH TIME ZONE"}


class Missing(Exception):
    """The engine is not there."""


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def tables(folder):
    for table in json.loads((folder / "tables.json").read_text()):
        yield table["table"], folder / table["file"], table["columns"]


def write(folder, engine, name, header, rows):
    into = folder / engine
    into.mkdir(exist_ok=True)
    with open(into / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(["" if cell is None else str(cell) for cell in row] for row in rows)


def read(folder, engine, run, times=2):
    """Runs the scripts of a folder; `run` gives the header and the rows of a statement."""
    script = (folder / f"{engine}.sql").read_text()
    # Run again it makes the same anew.
    for _ in range(times):
        run(script)
    for name in RESULTS:
        write(folder, engine, name, *run(f"SELECT * FROM promised.{name}"))
    select = folder / f"{engine}.select.sql"
    if select.exists():
        if engine == "duckdb":
            run("PRAGMA disable_optimizer")
        write(folder, engine, "select", *run(select.read_text()))


def duckdb(folders):
    try:
        import duckdb as engine
    except ImportError as why:
        raise Missing(why) from why
    for folder in folders:
        connection = engine.connect()
        connection.execute(f"SET TimeZone = '{ZONE}'")
        connection.execute("CREATE SCHEMA shop")
        for table, file, columns in tables(folder):
            cells = ", ".join(f"CAST({quoted(name)} AS {TYPES[kind]}) AS {quoted(name)}"
                              for name, kind in columns)
            connection.execute(
                f"CREATE TABLE shop.{quoted(table)} AS SELECT {cells} FROM read_csv('{file}', "
                "header = true, all_varchar = true, nullstr = '', quote = '\"', escape = '\"')")

        def run(statement):
            found = connection.execute(statement)
            return [column[0] for column in found.description or []], found.fetchall()

        read(folder, "duckdb", run)


@contextlib.contextmanager
def cluster():
    """A server of our own that listens at a socket in a folder of its own, as nobody but itself."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not found:
        raise Missing("no /usr/lib/postgresql/*/bin")
    folder = tempfile.mkdtemp(prefix="promised-pg-")
    become = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        become = ["runuser", "-u", "postgres", "--"]
    data = f"{folder}/data"

    def call(*words):
        subprocess.run([*become, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")

    call(f"{found[-1]}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale", os.environ.get("SQL_LOCALE", "C.UTF-8"))
    call(f"{found[-1]}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o",
         f"-k {folder} -h '' -c fsync=off -c max_wal_size=4GB", "start")
    try:
        yield folder
    finally:
        call(f"{found[-1]}/pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def postgres(folders):
    try:
        import psycopg as engine
    except ImportError as why:
        raise Missing(why) from why
    with cluster() as host, engine.connect(host=host, user="postgres", autocommit=True) as connection:
        connection.execute(f"SET TimeZone = '{ZONE}'")
        for folder in folders:
            connection.execute("SET DateStyle = 'ISO, YMD'")
            connection.execute("DROP SCHEMA IF EXISTS shop CASCADE; CREATE SCHEMA shop")
            for table, file, columns in tables(folder):
                name = f"shop.{quoted(table)}"
                listed = ", ".join(f"{quoted(name)} {TYPES[kind]}" for name, kind in columns)
                connection.execute(f"CREATE TABLE {name} ({listed})")
                copy = f"COPY {name} FROM STDIN (FORMAT csv, HEADER true)"
                with connection.cursor().copy(copy) as into:
                    into.write(file.read_bytes())
            connection.execute(f"SET DateStyle = '{os.environ.get('SQL_DATES', 'ISO, MDY')}'")

            def run(statement):
                found = connection.execute(statement)
                if found.description is None:
                    return [], []
                return [column.name for column in found.description], found.fetchall()

            read(folder, "postgres", run)


def statements(script):
    """The statements of a script, none of whose texts spans two lines."""
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    return [one for one in "\n".join(lines).split(";\n") if one.strip(" ;\n")]


def spark(folders):
    try:
        from pyspark.sql import SparkSession
    except ImportError as why:
        raise Missing(why) from why
    if not shutil.which("java"):
        raise Missing("no java")
    kinds = {"text": "STRING", "decimal": "DECIMAL(18, 4)", "date": "DATE",
             "timestamp": "TIMESTAMP_NTZ", "timestamptz": "TIMESTAMP"}
    house = tempfile.mkdtemp(prefix="promised-spark-")
    settings = {
        "spark.master": os.environ.get("SQL_MASTER", "local[2]"),
        "spark.sql.session.timeZone": ZONE,
        "spark.sql.warehouse.dir": house,
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        # Tables are small here, and many: what is compiled is run once.
        "spark.sql.shuffle.partitions": os.environ.get("SQL_PARTITIONS", "1"),
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.driver.memory": "3g",
    }
    builder = SparkSession.builder
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
        for folder in folders:
            for schema in ["shop", "promised"]:
                session.sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            session.sql("CREATE SCHEMA shop")
            for table, file, columns in tables(folder):
                cells = ", ".join(f"CAST(`{name}` AS {kinds[kind]}) AS `{name}`"
                                  for name, kind in columns)
                rows = session.read.csv(str(file), header=True, escape='"', multiLine=True)
                rows.createOrReplaceTempView("incoming")
                session.sql(f"CREATE TABLE shop.`{table}` AS SELECT {cells} FROM incoming")

            def run(script):
                found = None
                for one in statements(script):
                    found = session.sql(one)
                if not found.columns:
                    return [], []
                return found.columns, [list(row) for row in found.collect()]

            read(folder, "spark", run, times=int(os.environ.get("SQL_TIMES", "1")))
        session.stop()
    finally:
        shutil.rmtree(house, ignore_errors=True)


def main():
    engine, folders = sys.argv[1], [pathlib.Path(folder) for folder in sys.argv[2:]]
    try:
        {"duckdb": duckdb, "postgres": postgres, "spark": spark}[engine](folders)
    except Missing as why:
        print(why, file=sys.stderr)
        sys.exit(77)


if __name__ == "__main__":
    main()
