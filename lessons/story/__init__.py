"""A learner's own story: two texts of their own, read as the lessons read theirs.

One module for each reason to change: `model` is what is kept, `keeping` the file that
it is kept in, `standing` finds a learner's words in a text, `reading` makes articles,
subjects and facts of what was given, `claims` answers a claim on them, `table` sets the
readings out, `story` is what a notebook holds, and `forms` are the widgets.
"""

from lessons.notebook.story import Story, open_story

__all__ = ["Story", "open_story"]
