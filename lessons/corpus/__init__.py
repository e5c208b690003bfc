"""Many articles: the same measures outlet by outlet, with the article as the unit.

- `source`   a folder or a table in, one `Item` after another out
- `plan`     what is measured
- `measure`  one article in, one `Row` of whole numbers out
- `run`      parts of a corpus on Dask, resumed where they were left
- `outlets`  rows in, estimates with intervals out
- `page`     the report
"""
