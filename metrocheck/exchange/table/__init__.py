"""Tables of others become responses: CSV and XLSX as people fill them in and as survey tools export them.

Streams: memory does not grow with the file. Must never know a store, nor decide what becomes of a response.
"""

from metrocheck.exchange.table.dates import is_date
from metrocheck.exchange.table.people import is_wave_called
from metrocheck.exchange.table.reading import Given, Table, opened, wave_label

__all__ = ["Given", "Table", "is_date", "is_wave_called", "opened", "wave_label"]
