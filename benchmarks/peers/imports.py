"""Imports what a report on a terminal cannot do without, and does nothing with it."""

import babel.dates
import babel.numbers
import rich.console
import rich.table
import sqlalchemy
import sqlalchemy.dialects.sqlite
import typer

import metrocheck.questionnaire.model
import metrocheck.report.model

__all__ = ["babel", "metrocheck", "rich", "sqlalchemy", "typer"]
