"""Who some of the people counted before are: "ten were inmates", "eleven are Italians", "three belonged to the police"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.personnel.unit_words import Unit, collective_of, unit_of
from lib.gazetteer.countries import country_code, demonym_code

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from lib.extract.personnel.settle import Claim
    from lib.extract.personnel.units import Counted

#: Verbs that tell who somebody is, or where from.
_BEING = frozenset({"be", "belong"})
_COMING = frozenset({"come", "hail", "originate"})
_FROM = frozenset({"from", "to"})
#: Tokens behind the number in which the noun stands; tokens back in which the whole does.
_NEAR, _BACK = 7, 45
#: Nouns that tell a fate rather than who somebody is.
_STATES = frozenset("dead casualties victims deaths fatalities survivors injured wounded others people missing".split())


def share_of(sent: Span, counted: Counted, claims: list[Claim]) -> Claim | None:
    """The claim whose people a number shares out by who they are; None where it tells anything else."""
    if not claims or counted.first - claims[-1].counted.last > _BACK or not _is_open(counted):
        return None
    return claims[-1] if unit_told(sent, counted) is not None or _is_from(sent, counted) else None


def unit_told(sent: Span, counted: Counted) -> Unit | None:
    """The unit that the predicate behind a number without a noun of its own gives: "1,230 are police officers"."""
    if not _is_open(counted):
        return None
    doc, index = sent.doc, counted.last + 1
    if index >= sent.end or doc[index].lemma_ not in _BEING:
        return None
    for token in doc[index + 1 : min(index + _NEAR, sent.end)]:
        if token.text in ",;:." or (token.tag_ in ("VBN", "VBD", "VBG", "IN") and token.lower_ != "to") or token.lower_ in _STATES:
            return None
        named = (
            unit_of(doc[token.i : token.i + 2].text)
            or unit_of(token.lower_)
            or (collective_of(token.lower_) if token.tag_ == "NN" else None)
        )
        if named is not None:
            return named
    return None


def _is_open(counted: Counted) -> bool:
    return counted.unit is None or (counted.partitive and counted.unit.kind == "generic")


def _is_from(sent: Span, counted: Counted) -> bool:
    """ "921 come from Zambia", "11 are Italians": a country tells them apart."""
    doc: Doc = sent.doc
    words = doc[counted.last + 1 : min(counted.last + 5, sent.end)]
    if len(words) < 2:
        return False
    if words[0].lemma_ in _COMING and words[1].lower_ in _FROM:
        return any(country_code(token.text) is not None for token in words[2:])
    return words[0].lemma_ == "be" and any(
        token.tag_ in ("NNPS", "NNP", "NNS") and demonym_code(token.text.rstrip("s")) for token in words[1:3]
    )
