"""Many articles: the same measures outlet by outlet, with the article as the unit.

- `source`   a folder or a table in, one `Item` after another out
- `plan`     what is measured
- `measure`  one article in, its `Tallies` in whole numbers out
- `run`      the parts of a corpus; a run that was stopped goes on from there
- `workers`  several processes on this machine
- `ratios`   intervals of ratios, and one test of a whole page of outlets
- `outlets`  tallies in, a `Corpus` and its estimates with intervals out
- `sample`   four invented outlets to try it on
"""
