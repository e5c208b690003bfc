"""The kinds of answer: each is a class that owns all that is special to it.

An answer is plain data, ready for JSON; each class says what shape its answers have.
A new kind is one class in a file of its own, one renderer in the view's script, and
their tests.
"""

from lessons.exercises.kinds.base import NOTHING, TRY_AGAIN, Kind, Mark, Offer, Reply
from lessons.exercises.kinds.choice import Choice
from lessons.exercises.kinds.choices import Choices
from lessons.exercises.kinds.claim import Claim
from lessons.exercises.kinds.evidence import Evidence
from lessons.exercises.kinds.labels import Labels
from lessons.exercises.kinds.number import SUM_AGAIN, Number, read_number
from lessons.exercises.kinds.options import Answer, Option
from lessons.exercises.kinds.order import Order
from lessons.exercises.kinds.text import Text, folded
from lessons.exercises.kinds.value import GAP, LARGEST, Value, same

__all__ = [
    "GAP",
    "LARGEST",
    "NOTHING",
    "SUM_AGAIN",
    "TRY_AGAIN",
    "Answer",
    "Choice",
    "Choices",
    "Claim",
    "Evidence",
    "Kind",
    "Labels",
    "Mark",
    "Number",
    "Offer",
    "Option",
    "Order",
    "Reply",
    "Text",
    "Value",
    "folded",
    "read_number",
    "same",
]
