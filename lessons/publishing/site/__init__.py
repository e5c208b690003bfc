"""The class as a static site: JupyterLite, Pyodide, the lessons, no installation.

A browser runs the kit itself, and the site asks no other host for anything.
"""
