"""The class as a static site: JupyterLite, Pyodide, the lessons, and nothing to install.

A browser runs the kit itself, and the site asks no other host for anything.
"""
