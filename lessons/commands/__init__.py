"""The commands of `python -m lessons`: what the kit does without a notebook."""
