"""Speakers that no list of actors knows: "the ship's owner", "the mining company Vale", "a truck driver"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lib.extract.actors.nations import adjective_of, nation_code
from lib.extract.actors.words import name_words
from lib.extract.personnel.unit_words import unit_of
from lib.extract.statements.speakers import Voice
from lib.extract.values import Actor
from lib.gazetteer.countries import capital_country, country_code, country_name
from lib.lookups import load_lookup

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Bodies that speak by their kind alone.
_BODIES = frozenset(
    "company firm operator airline service agency ministry department authority group union association charity organisation organization"
    " foundation hospital clinic school university church mosque court police army navy military command coalition mission office board"
    " commission committee council party movement network watchdog observatory city municipality council embassy bank mine shipyard"
    " presidency palace junta regime administration bureau secretariat headquarters centre center federation chamber institute force corps"
    " broadcaster television radio channel newspaper website governorate prefecture delegation team wing branch faction militia gang cartel"
    " syndicate cooperative collective parish diocese archdiocese consulate parliament senate cabinet treasury regulator clinic morgue"
    " firefighter brigade squad panel tribunal jury inquiry taskforce directorate inspectorate guild league club campaign front agency"
    " consortium conglomerate unit division laboratory customs outlet magazine paper daily station".split()
)
#: Endings of nouns for those who do something: owner, driver, mayor, florist, librarian, fireman.
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent")
_NO_DOERS = frozenset(
    "other another number letter order paper poster computer power matter river tower banner chapter register"
    " document statement announcement agreement moment incident comment tweet event report assessment".split()
)
_PEOPLE = frozenset(
    "envoy chief head boss captain guide judge nurse coach monk imam chair deputy diplomat delegate wife husband son daughter mother father"
    " brother sister neighbour neighbor friend colleague witness source aide".split()
)
_NAME = frozenset({"NNP", "NNPS"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "case"})


def describe_voice(subject: Token) -> Voice | None:
    """The one who speaks by the words that describe him; None where the noun can hardly speak ("a letter said")."""
    doc = subject.doc
    if subject.tag_ in _NAME and subject.ent_type_ not in ("DATE", "TIME"):
        first = subject.i
        while first > subject.sent.start and doc[first - 1].tag_ in _NAME and doc[first - 1].head.i <= subject.i:
            first -= 1
        while first < subject.i and doc[first].lower_ in _posts():
            first += 1
        name = doc[first : subject.i + 1].text
        code = country_code(name) or capital_country(name)
        name = (country_name(code) if code else None) or name
        return Voice(name, subject, Actor(name, "body", code))
    if not (subject.lower_ == "forces" or _can_speak(subject) or _is_record(subject)):
        return None
    if subject.lemma_.lower() in name_words("saying noun"):
        subject = next((child for child in subject.children if child.dep_ in ("compound", "poss") and _can_speak(child)), subject)
    first = _first_of(subject)
    if doc[first].lower_ == "whose":
        return None
    name = doc[first : subject.i + 1].text
    owner, _, rest = name.replace("’", "'").partition("'s ")
    code = nation_code(owner) if rest else nation_code(doc[first].text)
    if code and rest:
        name = f"{adjective_of(code)} {rest}"
    return Voice(name, subject, Actor(name, "group", code))


def _first_of(noun: Token) -> int:
    """Where the words begin that describe a noun: "UN fact-finding team"."""
    doc, first = noun.doc, noun.i
    while first > noun.sent.start and doc[first - 1].head.i <= noun.i:
        before = doc[first - 1]
        if not (before.dep_ in _LEFT or before.tag_ == "HYPH" or doc[first].tag_ == "HYPH"):
            break
        first -= 1
    return first


@cache
def _posts() -> frozenset[str]:
    """Words that stand before a name and are no part of it: "Acting Mayor"."""
    words = {word for row in load_lookup("titles") for word in row["title"].lower().split()}
    return frozenset(words | {"acting", "interim", "deputy", "former"})


#: What somebody else mostly speaks of: "according to preliminary data, he said".
_LOOSE = frozenset({"datum", "data", "figure", "view", "opinion", "word"})


def _is_record(noun: Token) -> bool:
    """ "a confidential document lists ...", "according to most estimates": papers and figures that nobody owns, told by what they are."""
    described = any(child.dep_ in ("amod", "compound", "nmod") for child in noun.children)
    lemma = noun.lemma_.lower()
    return described and noun.tag_ in ("NN", "NNS") and lemma in name_words("saying noun") and lemma not in _LOOSE


def _can_speak(noun: Token) -> bool:
    if noun.tag_ not in ("NN", "NNS"):
        return False
    lemma = noun.lemma_.lower()
    if noun.tag_ == "NNS":
        return lemma in _BODIES or lemma in _PEOPLE
    if lemma in name_words("saying noun") or lemma in _NO_DOERS:
        return False
    unit = unit_of(lemma)
    return (
        lemma in _BODIES or lemma in _PEOPLE or lemma.endswith(_DOERS) or (unit is not None and unit.kind in ("worker", "civil", "force"))
    )
