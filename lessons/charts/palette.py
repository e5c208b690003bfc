"""Colours, shapes and hatches, the same in every chart; each at least 3:1 on white.

No difference is told by colour alone: an article has its marker, a voice its hatch.
"""

A, B = "#1f5fa8", "#b34a00"
ARTICLES = {"A": A, "B": B}
MARKERS = {"A": "o", "B": "D"}

VOICES = {"quoted": "#5b2a86", "attributed": "#2f7d4f", "own": "#8a8a8a"}
HATCHES = {"quoted": "////", "attributed": "....", "own": ""}

UP, DOWN = "#2f7d4f", "#a3263a"  # raises a score, lowers a score
CHANCE = "#757575"  # no larger than chance
INK = "#222222"
