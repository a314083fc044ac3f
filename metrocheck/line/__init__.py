"""The picture of the metro line, drawn once for every place that shows it.

`banner` lies down, `upright` stands; both give rows of spans with a role, never colours, and print nothing.
"""
