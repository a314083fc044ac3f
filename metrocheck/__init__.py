"""metrocheck: a self-assessment for municipalities that cooperate, walked along a metro line."""

# Static, because asking importlib.metadata for it costs more than all of `metrocheck --version`.
__version__ = "0.1.0"
