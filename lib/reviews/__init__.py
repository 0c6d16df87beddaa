"""What people decided about facts: the decisions that stand, the tables as they leave them, what is left to review, and labels of it.

Decisions are rows of the ``reviews`` table, one a corrected column. They are appended and never edited: what somebody takes back is a row
too (``withdrawn``), which names the row that no longer stands.
"""

from lib.reviews.apply import CONFIRMED, CORRECTED, REJECTED, REVIEW_COLUMNS, apply_reviews, leave_rejected
from lib.reviews.decide import Person, confirm, correct, reject, withdraw
from lib.reviews.fields import FIELDS, Field
from lib.reviews.settle import Decision, Standing, settle

__all__ = [
    "CONFIRMED",
    "CORRECTED",
    "FIELDS",
    "REJECTED",
    "REVIEW_COLUMNS",
    "Decision",
    "Field",
    "Person",
    "Standing",
    "apply_reviews",
    "confirm",
    "correct",
    "leave_rejected",
    "reject",
    "settle",
    "withdraw",
]
