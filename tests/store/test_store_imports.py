"""The store starts quickly: it loads what it needs and not what only some stores need."""

import subprocess
import sys

_UNNEEDED = ["psycopg", "platformdirs", "yaml", "babel", "sqlalchemy.orm", "sqlalchemy.ext.asyncio"]


def test_only_what_a_file_needs_is_loaded() -> None:
    code = f"import sys, metrocheck.store; print([m for m in {_UNNEEDED} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
