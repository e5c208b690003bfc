"""Everything that knows Jupyter: the desk, the views, the forms, first aid."""
