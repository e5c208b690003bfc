"""A media-literacy class in notebooks: predict, measure, read again, doubt.

The rooms, in the order in which data flows through them:

- `lessons.reading`  text in, measurements out
- `lessons.charts`   measurements in, one accessible figure out
- `lessons.desk`     what one lesson needs, in one place
"""

from lessons.desk import Desk, open_lesson

__all__ = ["Desk", "open_lesson"]
