"""A pair of the learner's own: given, kept, read. The forms are in `notebook`."""
