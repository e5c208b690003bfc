"""Open the first lesson when JupyterLab starts in a folder that holds the notebooks.

And offer no extensions: where pip is installed JupyterLab asks the network for them.
Nor look for programs that check code while it is typed: the lessons use none, and the
search runs npm, where it is installed, which writes into the home folder.
"""

from pathlib import Path

START = "notebooks/00-start-here.ipynb"

if Path(START).is_file():
    c.LabApp.default_url = f"/lab/tree/{START}"  # noqa: F821  (Jupyter provides `c`)

c.LabApp.extension_manager = "readonly"  # noqa: F821
c.LanguageServerManager.autodetect = False  # noqa: F821
