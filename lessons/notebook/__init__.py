"""Everything that knows Jupyter: the desk, views, forms, first aid."""
