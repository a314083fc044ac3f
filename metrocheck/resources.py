"""Where the data shipped with metrocheck stands: questionnaires and the look of the report.

Must never read or judge what is in there; whoever uses a file says so when it is missing.
"""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).parent


def folder(name: Literal["questions", "reports"]) -> Path:
    """The folder with the shipped data called `name`.

    A wheel carries it inside the package; an editable install does not see those copies, and reads the
    folder of the repository itself.
    """
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
