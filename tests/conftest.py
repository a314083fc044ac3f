"""What holds for every test: its own environment, Dutch, and no quiet skips.

Environment variables this suite listens to: `METROCHECK_TEST_POSTGRES` (a server to test on),
`METROCHECK_TEST_NO_SKIPS=1` (a skipped test is a failed one) and `CI` (hypothesis repeats itself exactly).
"""

import os
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

from metrocheck import language

# A busy machine is no failure of a rule; a build that fails must fail again.
settings.register_profile("metrocheck", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("metrocheck")

NO_SKIPS = "METROCHECK_TEST_NO_SKIPS"
FOR_TESTS = "METROCHECK_TEST_"
# What metrocheck, rich and gettext read from the environment.
LOOKS = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS", "LINES")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write tests/rendering/golden anew; look at the diff")


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of this machine's settings, nothing of its user's answers, and Dutch again afterwards."""
    for name in list(os.environ):
        if name in LOOKS or (name.startswith("METROCHECK_") and not name.startswith(FOR_TESTS)):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANGUAGE", language.DEFAULT)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data"))
    yield
    language.use(language.DEFAULT)


def _as_failure(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get(NO_SKIPS) == "1" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{NO_SKIPS}=1, and this was skipped. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _as_failure(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _as_failure(report)
    return report
