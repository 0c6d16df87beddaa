"""Direct quotations with their speakers on PolNeAR's development part (news of the US election of 2016).

Recall: of the direct quotations of three words or more below the headline, those that we give to the labelled source. Precision: of the
quotations below the headline that we give, those that stand in a quoted attribution of the labelled source. A speaker is right where he
shares a name or noun with the source; where that is a pronoun, wherever it was resolved to somebody.
"""

from __future__ import annotations

import re
from datetime import date

from lib.extract import find_quotes
from lib.extract.actors.words import fold_key
from lib.schema import Row
from tests.quality.shares import Label, Shares

PRONOUNS = {"he", "she", "they", "it", "i", "we", "who", "you", "his", "her", "their"}
_QUOTED = re.compile(r"[“\"‘'](.+?)[”\"’']")
_MIN_WORDS = 3


def measure(records: list[Label]) -> dict[str, float]:
    """Recall and precision of quotations with the right speaker, and their F1; shares of 1."""
    found = right = rows_all = 0
    for record in records:
        below = _headline_end(record)
        rows = [row for row in find_quotes(record["text"], date.fromisoformat(record["dct"])) if row["char_start"] >= below]
        quoted = [label for label in record["gold"] if label["has_quote_marks"] and label.get("source")]
        found += sum(any(_is_right(row, label) for row in rows) for label in _direct(record))
        rows_all += len(rows)
        right += sum(any(_is_right(row, label) for label in quoted) for row in rows)
    return Shares(right / rows_all, found / count_labels(records)).figures()


def count_labels(records: list[Label]) -> int:
    """Direct quotations that are to be found."""
    return sum(len(_direct(record)) for record in records)


def _direct(record: Label) -> list[Label]:
    below = _headline_end(record)
    return [
        label
        for label in record["gold"]
        if label["direct"]
        and label["has_quote_marks"]
        and label.get("source")
        and label["content"][0]["start"] >= below
        and _is_long(label)
    ]


def _headline_end(record: Label) -> int:
    first = record["text"].split("\n\n")[0]
    return len(first) if first.strip(" .") == record["title"].strip(" .") else 0


def _is_long(label: Label) -> bool:
    inside = _QUOTED.findall(" ".join(part["surface"] for part in label["content"]))
    return any(len(words.split()) >= _MIN_WORDS for words in inside)


def _is_right(row: Row, label: Label) -> bool:
    middle = (row["char_start"] + row["char_end"]) // 2
    return any(part["start"] <= middle < part["end"] for part in label["content"]) and _same_speaker(row, label["source"])


def _same_speaker(row: Row, sources: list[Label]) -> bool:
    if row["speaker"] is None:
        return False
    ours = set(re.findall(r"\w+", fold_key(row["speaker"])))
    named = [set(re.findall(r"\w+", fold_key(source["surface"]))) for source in sources]
    return any(words & PRONOUNS or words & ours for words in named)
