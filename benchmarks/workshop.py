"""A throw-away place to measure in: a virtual environment with metrocheck installed as people install it.

Libraries come from the environment the benchmarks run in, which must have the extras `bench` and `test`;
nothing is downloaded, and nothing is left behind.
"""

import os
import subprocess
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PEERS = HERE / "peers"
# Without .pyc files everything takes four times as long.
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "NO_COLOR", "COLUMNS", "LINES")


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with a virtual environment in it, and the environment variables to run programs with."""

    folder: Path
    environment: dict[str, str]

    @property
    def python(self) -> Path:
        """Python with metrocheck installed."""
        return self.folder / "venv" / "bin" / "python"

    def script(self, name: str) -> Path:
        """A console script of the throw-away environment."""
        return self.python.with_name(name)

    def store(self, municipalities: int, responses: int, waves: int = 1, mode: str = "team") -> Path:
        """A store with waves of so many municipalities and responses of each; made when it is not there yet."""
        path = self.folder / f"{municipalities}-{responses}-{waves}-{mode}.sqlite"
        if not path.exists():
            self.do(self.python, HERE / "filling.py", path, municipalities, responses, waves, mode)
        return path

    def do(self, *command: object) -> None:
        """Runs a program that is no measure itself, for what it leaves behind."""
        subprocess.run([str(word) for word in command], env=self.environment, check=True, capture_output=True)


def peer_script(name: str) -> Path:
    """A console script of the environment the benchmarks run in."""
    path = Path(sysconfig.get_path("scripts")) / name
    if not path.exists():
        raise FileNotFoundError(f"{name} is not installed; install with: pip install --editable '.[test,bench]'")
    return path


@contextmanager
def opened() -> Iterator[Workshop]:
    """A workshop that is gone afterwards."""
    with TemporaryDirectory(prefix="metrocheck-benchmarks-") as name:
        folder = Path(name)
        workshop = Workshop(folder, _environment(folder))
        _install(workshop)
        yield workshop


def _environment(folder: Path) -> dict[str, str]:
    home = folder / "home"
    home.mkdir()
    kept = {k: v for k, v in os.environ.items() if k not in UNWANTED and not k.startswith("METROCHECK_")}
    return {**kept, "HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def _install(workshop: Workshop) -> None:
    """Metrocheck, and the package of scripts it is measured against, into an environment of their own."""
    venv.create(workshop.folder / "venv", with_pip=True)
    own = next((workshop.folder / "venv" / "lib").glob("python*/site-packages"))
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    # Beside the environment rather than in the repository: a build may leave files behind.
    scripts = copytree(PEERS / "scripts", workshop.folder / "scripts")
    alone = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    workshop.do(workshop.python, "-m", "pip", "install", *alone, HERE.parent, scripts)
