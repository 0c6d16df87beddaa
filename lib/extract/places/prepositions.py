"""What a preposition and the word that it hangs on say about a place: "troops in", "arms from", "talks with", "the war on"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.extract.places.role_words import Named, Verdict, is_cue, is_negated, lemma_of, role_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def judge_preposition(prep: Token, named: Named) -> Verdict | Token:
    """The role of a place after a preposition; a noun ("the outskirts" of it) where that noun's role is the place's."""
    word, governor = prep.lower_, prep.head
    if governor.pos_ == "ADP" and governor != prep:
        if word == "of" and governor.lower_ in ("out", "outside", "inside"):
            return "event", "out_of"
        governor = governor.head
    if named.water and prep.i and is_cue(prep.nbor(-1), "settlement_noun", "locality_noun"):
        return "mention", "described"
    if word == "to" and named.capital and prep.i and is_cue(prep.nbor(-1), "route_noun"):
        return "event", "moved_to"  # "on the way to Doha", and not to a government
    if word in role_words("locative"):
        return _located(word, governor, named)
    if word in ("into", "onto"):
        return "event", "into"
    if word == "of":
        return _of(governor, named)
    if word in _RULES:
        return _RULES[word](governor, named)
    if word in ("via", "through", "toward", "towards"):
        return ("event", word) if is_cue(governor, "motion_verb", "motion_noun") or not named.acts else ("mention", word)
    if word == "between" and (is_cue(governor, "route_noun", "placing_verb") or not named.acts):
        return "mention", "between"
    return ("actor", word) if named.acts else ("mention", word)


def _located(word: str, governor: Token, named: Named) -> Verdict:
    if named.continent:
        return "mention", "continent"
    if governor.pos_ in ("NOUN", "PROPN") or lemma_of(governor) == "fighting":
        if is_cue(governor, "war_noun") and not named.capital and _is_war_name(governor, named):
            return "mention", "war_name"
        if governor.dep_ in ("appos", "attr") and is_cue(governor, "settlement_noun"):
            return "mention", "described"
        if is_cue(governor, "person_noun", "audience_noun") and word in ("in", "at", "of"):
            return _of_people(governor, named)
        return "event", "located"
    if governor.pos_ in ("VERB", "AUX") and (
        is_negated(governor) or _wished(governor) or (is_cue(governor, "state_verb") and word in ("in", "at"))
    ):
        return "mention", "located"
    return "event", "located"


def _of_people(noun: Token, named: Named) -> Verdict:
    """ "Told journalists in Lima", "the foreign ministry in Lima", "an expert in Lima"."""
    if is_cue(noun, "audience_noun") and noun.dep_ in ("dobj", "pobj", "dative", "iobj"):
        return "event", "audience"
    if named.capital and is_cue(noun, "power_noun"):
        return "actor", "power"
    return "mention", "attribute"


def _wished(verb: Token) -> bool:
    """Whether somebody only wants it: "would like to receive him in Lima"."""
    return verb.dep_ == "xcomp" and lemma_of(verb.head) in ("like", "want", "wish", "hope", "refuse", "decline")


def _is_war_name(governor: Token, named: Named) -> bool:
    """ "The war in Ukraine" names a war; "fighting in Goma" is something that happens."""
    return (named.country and not named.part) or lemma_of(governor) in ("war", "conflict", "crisis", "genocide", "peace")


def _to(governor: Token, named: Named) -> Verdict:
    if governor.pos_ in ("VERB", "AUX"):
        objects = [child for child in governor.children if child.dep_ in ("dobj", "nsubjpass")]
        people = any(is_cue(child, "people_noun") for child in objects)
        sent = lemma_of(governor) in ("send", "dispatch", "deploy", "commit", "order", "rush", "fly")
        people = people or (sent and bool(objects) and not any(is_cue(child, "thing_noun") for child in objects))
        if is_cue(governor, "motion_verb") and (people or not objects or not is_cue(governor, "transfer_verb")):
            return ("event", "moved_to") if not is_negated(governor) else ("mention", "moved_to")
        if lemma_of(governor) == "be" and governor.lower_ == "been":
            return "event", "moved_to"  # "had been to Nairobi"
        if is_cue(governor, "transfer_verb") and named.acts:
            return "actor", "given_to"
        if people or not named.acts:
            return "event", "moved_to"
        return "actor", "to"
    if is_cue(governor, "transfer_noun"):
        return ("actor", "given_to") if named.acts else ("mention", "to")
    if is_cue(governor, "motion_noun", "people_noun", "meeting_noun"):
        return ("mention", "called_off") if _called_off(governor) else ("event", "moved_to")
    return ("actor", "to") if named.acts else ("mention", "to")


def _called_off(noun: Token) -> bool:
    """Whether a journey does not take place: "has put off his trip to Juba"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    if lemma_of(verb) in ("put", "call"):
        return any(child.dep_ == "prt" and child.lower_ == "off" for child in verb.children)
    return lemma_of(verb) in ("cancel", "postpone", "scrap", "shelve", "abandon", "delay", "drop", "skip")


def _from(governor: Token, named: Named) -> Verdict:
    if governor.pos_ in ("VERB", "AUX"):
        if is_cue(governor, "receive_verb") and named.acts:
            return "actor", "got_from"
        if named.acts and any(child.dep_ == "nsubj" and is_cue(child, "message_noun") for child in governor.children):
            return "actor", "got_from"
        if is_cue(governor, "leave_verb") and not any(
            child.lower_ == "in" and child.dep_ in ("prt", "advmod") for child in governor.children
        ):
            return "event", "left"
        return "mention", "from"
    if is_cue(governor, "receive_noun", "message_noun", "delegate_noun") and named.acts:
        return "actor", "got_from"
    if is_cue(governor, "leave_noun"):
        return "event", "left"
    return "mention", "from"


def _of(governor: Token, named: Named) -> Verdict | Token:
    if is_cue(governor, "war_noun"):
        return ("mention", "war_name") if not named.capital else ("actor", "of")
    if is_cue(governor, "attack_noun"):
        return "event", "attacked"
    if named.water:
        return "mention", "of"
    if is_cue(governor, "locality_noun"):
        if lemma_of(governor) == "capital":
            return "mention", "described"
        return governor
    if is_cue(governor, "citizen_noun"):
        return "mention", "of"
    if named.country and governor.pos_ == "PROPN" and governor.ent_type_ in ("PERSON", ""):
        return "actor", "office"
    if is_cue(governor, "office_noun"):
        return ("actor", "office") if named.acts else ("mention", "office")
    if governor.pos_ in ("VERB", "AUX") and named.acts:
        return "actor", "of"
    return "mention", "of"


def _with(governor: Token, named: Named) -> Verdict:
    if is_cue(governor, "relation_noun") or (is_cue(governor, "war_noun") and not named.capital):
        return "mention", "war_name" if is_cue(governor, "war_noun") else "border"
    return ("actor", "with") if named.acts else ("mention", "with")


def _against(governor: Token, named: Named) -> Verdict:
    if is_cue(governor, "attack_noun") and not named.acts:
        return "event", "attacked"
    if governor.pos_ == "NOUN" and is_cue(governor, "war_noun") and not named.capital and not _is_fighting(governor):
        return "mention", "war_name"
    return ("actor", "against") if named.acts else ("mention", "against")


def _is_fighting(noun: Token) -> bool:
    """ "Killed fighting against" does a verb's work; "the fighting against" is a noun."""
    before = noun.nbor(-1).pos_ if noun.i else "DET"
    return noun.lower_ == "fighting" and before not in ("DET", "ADJ", "ADP")


def _on(governor: Token, named: Named) -> Verdict:
    if lemma_of(governor) == "war":
        return "mention", "war_name"
    if is_cue(governor, "attack_noun", "attack_verb", "motion_verb") or (
        governor.pos_ == "VERB" and lemma_of(governor) in ("advance", "close")
    ):
        return "event", "attacked"
    if named.acts:
        return "actor", "on"
    return ("mention", "on") if named.country and governor.pos_ != "VERB" else ("event", "located")


def _for(governor: Token, named: Named) -> Verdict:
    if lemma_of(governor) in ("leave", "head", "depart", "set", "embark", "sail", "bind", "bound", "make", "departure"):
        return "event", "moved_to"
    if is_cue(governor, "people_noun") and not named.acts:
        return "event", "moved_to"
    return ("actor", "for") if named.acts else ("mention", "for")


def _over(governor: Token, named: Named) -> Verdict:
    if lemma_of(governor) in ("fly", "shoot", "down", "intercept", "airspace", "flight", "sky", "explode", "hover", "drop"):
        return "event", "above"
    if named.water and governor.pos_ != "VERB" and not is_cue(governor, "office_noun", "war_noun"):
        return "event", "above"
    if named.acts:
        return "actor", "over"
    return ("event", "located") if governor.pos_ == "VERB" else ("mention", "over")


_RULES = {"to": _to, "from": _from, "with": _with, "against": _against, "on": _on, "upon": _on, "for": _for, "over": _over}
