"""What the kit does without a notebook: `python -m lessons`, thin."""
