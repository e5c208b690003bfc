"""The forms of a story: stock controls, what is saved, and what is said of it."""
