"""Open the first lesson when JupyterLab starts in a folder that holds the notebooks."""

from pathlib import Path

START = "notebooks/00-start-here.ipynb"

if Path(START).is_file():
    c.LabApp.default_url = f"/lab/tree/{START}"  # noqa: F821  (Jupyter provides `c`)
