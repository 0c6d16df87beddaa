"""Verbs by which somebody is said to say, think or show something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def reporting_verbs() -> dict[str, str]:
    """Lemma -> how it is used: ``say``, ``tell``, ``think``, ``call`` (X "Y"), ``quoting``, ``quote`` (with quotation marks only) ..."""
    return {row["lemma"]: row["use"] for row in load_lookup("reporting_verbs")}


def is_reporting(token: Token) -> bool:
    """Whether a token is a verb of saying or thinking, whatever it takes; those that only say with certain objects are none."""
    return token.pos_ in ("VERB", "AUX") and reporting_verbs().get(token.lemma_.lower(), "give") not in ("give", "that")


def is_speaker(token: Token) -> bool:
    """Whether a noun stands where speakers do: subject or agent of a reporting verb, "according to", "citing", or joined to one."""
    head = token.head
    if token.dep_ == "conj":
        return head.dep_ != "conj" and is_speaker(head)
    if token.dep_ in ("nsubj", "nsubjpass"):
        return is_reporting(head)
    if token.dep_ == "pobj" and head.lower_ in ("to", "by"):
        return (
            head.head.lower_ == "according"
            or (head.lower_ == "by" and is_reporting(head.head))
            or head.head.lemma_ in ("report", "statement")
        )
    return token.dep_ == "dobj" and head.lemma_ in ("quote", "cite")
