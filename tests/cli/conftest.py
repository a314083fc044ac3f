import shutil
from collections.abc import Callable
from functools import cache

import pytest

from tests.cli.front_door import ENGLISH, Metrocheck, partner_options

Made = Callable[..., Metrocheck]


@pytest.fixture
def metrocheck(tmp_path_factory: pytest.TempPathFactory) -> Metrocheck:
    """A fresh folder without a store."""
    return Metrocheck(tmp_path_factory.mktemp("cli"))


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Metrocheck:
    """Another machine, without a store, in English."""
    return Metrocheck(tmp_path_factory.mktemp("other"), ENGLISH)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A partnership of these municipalities with an open wave, in a folder of its own.

    Set up once with `new`, and copied from then on: starting a process costs more than copying a file.
    """

    @cache
    def template(name: str, wave: str, *partners: str) -> Metrocheck:
        program = Metrocheck(tmp_path_factory.mktemp("template"))
        program.done("new", name, *partner_options(partners), "--wave", wave)
        return program

    def make(name: str, *partners: str, wave: str = "voorjaar") -> Metrocheck:
        program = Metrocheck(tmp_path_factory.mktemp("cli"))
        shutil.copy2(template(name, wave, *partners).store, program.store)
        return program

    return make


@pytest.fixture
def linde(made: Made) -> Metrocheck:
    """The partnership Linde of Aa and Bb, nothing filled in."""
    return made("Linde", "Aa", "Bb")
