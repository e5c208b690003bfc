"""For the end of a lesson: the learner's hand-in page, and the class at a glance."""
