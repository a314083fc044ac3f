"""Fills in one scan in this terminal, for tests: `drive.py QUESTIONNAIRE.json DATABASE [STRIP]`.

Keeps every answer with a durable commit, as the real store does, and says on stdout how it ended.
Where stdin is no terminal, or with PLAIN=1 in the environment, it asks line by line.
"""

import os
import sqlite3
import sys
from pathlib import Path

from metrocheck import language
from metrocheck.errors import MetrocheckError
from metrocheck.interview.askers import Asker
from metrocheck.interview.askers.plain import plain_asker
from metrocheck.interview.askers.prompt import PromptAsker
from metrocheck.interview.conduct import conduct
from metrocheck.interview.walk import Walk
from metrocheck.questionnaire.model import Questionnaire


class Table:
    """Keeps to a table of what was kept, in order."""

    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript(
            "pragma journal_mode=wal; pragma synchronous=full;"
            "create table if not exists kept (what text, about text, value text);"
        )

    def _keep(self, what: str, about: str, value: str) -> None:
        with self._database:
            self._database.execute("insert into kept values (?, ?, ?)", (what, about, value))

    def answer(self, place: int, code: str) -> None:
        self._keep("answer", str(place), code)

    def comment(self, about: str, text: str) -> None:
        self._keep("comment", about, text)

    def submit(self, strip: str) -> None:
        self._keep("submit", "", strip)


def asker() -> Asker:
    line_based = sys.stdin is None or not sys.stdin.isatty() or os.environ.get("PLAIN") == "1"
    return plain_asker() if line_based else PromptAsker()


def main() -> None:
    questionnaire_file, database, *strips = sys.argv[1:]
    language.use("nl")
    questionnaire = Questionnaire.model_validate_json(Path(questionnaire_file).read_text(encoding="utf-8"))
    strip = strips[0] if strips else "." * len(questionnaire.statements)
    try:
        outcome = conduct(Walk.resume(questionnaire, strip, {}), asker(), Table(database))
    except MetrocheckError as error:
        sys.stderr.write(f"{error.what}\n{error.todo}\n")
        sys.exit(1)
    sys.stdout.write(f"ended: {outcome.value}\n")


if __name__ == "__main__":
    main()
