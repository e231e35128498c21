"""Parses scripts for engines that cannot be run here, with sqlglot.

Usage: parse.py DIALECT FILE... Every statement must be understood, and say the same once it was
written again. Ends with 77 where sqlglot is not there.
"""

import pathlib
import sys


def main():
    try:
        import sqlglot
        from sqlglot import exp
    except ImportError as why:
        print(why, file=sys.stderr)
        sys.exit(77)
    dialect = sys.argv[1]
    for file in sys.argv[2:]:
        text = pathlib.Path(file).read_text()
        found = sqlglot.parse(text, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
        found = [one for one in found if one is not None]
        assert found, f"{file}: no statement"
        for one in found:
            assert not isinstance(one, exp.Command), f"{file}: not understood: {one.sql()[:200]}"
            written = one.sql(dialect=dialect)
            again = sqlglot.parse_one(written, read=dialect)
            assert again.sql(dialect=dialect) == written, f"{file}: {written[:300]}"
        print(f"{file}: {len(found)} statements")


main()
