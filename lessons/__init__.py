"""A media-literacy class in notebooks: predict, measure, read again, doubt.

The rooms, in the order in which data flows through them:

- `lessons.reading`  text in, measurements out
- `lessons.charts`   measurements in, one accessible figure out
"""
