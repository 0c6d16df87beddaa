"""Which words name places: the gazetteer, the parser's entities and cues of the text as three witnesses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from lib.extract.places.capitals import find_capitals
from lib.extract.places.cues import AFTER, is_near, of_type_before, type_after, weigh_name
from lib.extract.places.evidence import weigh, witnesses
from lib.extract.places.lists import find_lists
from lib.extract.places.role_words import role_words
from lib.extract.places.runs import Found, Sentence, after_of, heads_body, is_adjective, longest_known, opens_site, run_end, taken_by
from lib.extract.places.sites import site_phrase, site_run
from lib.extract.places.states import add_states
from lib.extract.places.words import in_brackets, is_double_name, is_title, split_words, touching, word_class
from lib.extract.syntax.clauses import token_at
from lib.gazetteer.countries import country_code, demonym_code
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.extract.values import ActorMention, Reading
    from lib.gazetteer.candidate import Candidate

#: What suffices: even odds, for a place missed costs as much as one invented.
_ENOUGH = 0.0
#: What suffices where the article has the name as a place elsewhere, or where a place stands beside it in a list: logarithms of odds.
_REPEATED = -2.5
_LISTED = re.compile(r",? (?:and|or|as well as) (?:in |at |near |the )?|, (?:in |at )?")


def find_spans(reading: Reading) -> list[Found]:
    """Every name of a place in the article's factual blocks, in order, none inside another."""
    text, gazetteer = reading.article.text, reading.gazetteer

    def known(name: str) -> bool:
        if gazetteer.candidates(name) or fold_name(name).count(" ") > 1:
            return True
        return is_double_name(name) and not any(weigh_name(gazetteer.candidates(part)) >= 2 for part in re.split("[-‑]", name))

    taken: list[tuple[int, int, str]] = sorted(
        (*_bare_name(m), m.actor.kind) for m in reading.actors if _names_no_place(m.actor.kind, m.how, m.text)
    )
    surnames = {m.actor.name.split()[-1] for m in reading.actors if m.actor.kind == "person" and " " in m.actor.name}
    ordinary = frozenset(re.findall(r"(?<![\w-])[a-z]+(?![\w-])", text))
    found: list[Found] = []
    doubtful: list[Found] = []
    for sent in reading.sentences():
        words = split_words(text, sent.start_char, sent.end_char, known, gazetteer.candidates)
        dateline = reading.block_kind(sent.start_char) == "dateline"
        first = bisect_right(taken, sent.start_char, key=itemgetter(1))
        names = taken[first : bisect_left(taken, (sent.end_char, 0, ""))]
        lists = [each for each in find_lists(text, sent.start_char, sent.end_char) if not _lists_people(each, names)]
        seen = _search(Sentence(text, sent, words, gazetteer, dateline, names, surnames, doubtful, ordinary, lists))
        found += [each for each in seen if not (dateline and in_brackets(text, sent.start_char, each.start))]
    found = add_states(text, found + _confirm(text, found, doubtful), gazetteer)
    return sorted([*found, *find_capitals(reading, sorted(found, key=lambda each: each.start))], key=lambda each: each.start)


def _lists_people(listed: tuple[int, int, str], names: list[tuple[int, int, str]]) -> bool:
    """Whether people stand behind a kind, and not places: "the envoys of the three states, Ana Paz and Luis Rey"."""
    return any(kind == "person" and listed[0] <= start and end <= listed[1] for start, end, kind in names)


def _bare_name(mention: ActorMention) -> tuple[int, int]:
    """Where the name itself stands, without its owner and office: "Kenya's National Assembly", "Lagos Governor Sanwo-Olu"."""
    name, start = mention.text, 0
    for office in re.finditer(r"[’']s |[\w.]+ (?=[A-Z])", name):
        if office.group()[0] in "'’" or (office.start() and is_title(office.group().strip(" .").lower())):
            start = office.end()
    if ". " in name and mention.actor.kind != "person":
        return mention.start, mention.start
    inner = re.search(r" (?:in|at|from|near|outside) (?:the )?(?=[A-Z])", name[start:]) if mention.actor.kind != "person" else None
    return mention.start + start, mention.start + start + inner.start() if inner else mention.end


def _names_no_place(kind: str, how: str, text: str) -> bool:
    """Whether an actor's mention is no place: a person's name, or a body's that no capital stands for."""
    if kind == "person":
        return how in ("name", "surname")
    return kind == "body" and how == "name" and country_code(text) is None


def _search(sentence: Sentence) -> Iterator[Found]:
    index, last = 0, None
    while index < len(sentence.words):
        word = sentence.words[index]
        if not word.capital:
            index += 1
            continue
        pair = [each.text for each in sentence.words[index : index + 3]]
        if demonym_code(" ".join(pair[:2])) and not country_code(" ".join(pair)):
            index += 2
            continue
        end = run_end(sentence, index)
        match = longest_known(sentence, index)
        if match is None and word.breaks and not opens_site(sentence, index):
            index += 1
            continue
        found, index = _judge(sentence, index, end, match, last)
        if found is not None:
            last = found
            yield found


def _confirm(text: str, found: list[Found], doubtful: list[Found]) -> list[Found]:
    """The doubtful names that the article has as places elsewhere, or that stand in a list before one."""
    sure = {each.bare for each in found if each.rule != "site"}
    starts = {each.start for each in found}
    confirmed = []
    for each in reversed(doubtful):
        if each.bare in sure or ((gap := _LISTED.match(text, each.end)) and gap.end() in starts):
            confirmed.append(each)
            starts.add(each.start)
    return confirmed


def _judge(sentence: Sentence, first: int, end: int, match: int | None, last: Found | None) -> tuple[Found | None, int]:
    """The place that the run of capitals at ``first`` names, if any, and the index to go on from."""
    words, text = sentence.words, sentence.text
    stop = max(end, match if match is not None else end)
    lowers = [word.lower for word in words[first : stop + 1]]
    after = stop + 1
    if site := site_run(sentence, first, stop, match):
        return site
    if taken_by(sentence, words[first].start) == "body" and lowers[-1] not in word_class("place_type"):
        return None, after
    if (lowers[-1] in word_class("body_head") and stop > first) or heads_body(sentence, first, stop):
        if match == stop and weigh_name(sentence.gazetteer.candidates(text[words[first].start : words[stop].end])) >= 2:
            return _name(sentence, first, stop, last), after
        return None, after_of(sentence, stop)
    if phrase := site_phrase(sentence, first, stop):
        return phrase, after
    if match is None:
        return _unknown(sentence, first, stop, last)
    rest = " ".join(lowers[match - first + 1 :])
    if rest and rest in word_class("place_type"):
        return _typed(sentence, first, match, stop), after
    if rest:
        return _unknown(sentence, first, stop, last)
    return _name(sentence, first, match, last), after


def _unknown(sentence: Sentence, first: int, stop: int, last: Found | None) -> tuple[Found | None, int]:
    """A name that the gazetteer lacks, or that begins with a word that belongs to none ("Yesterday Kano")."""
    words, text = sentence.words, sentence.text
    if stop > first and taken_by(sentence, words[first].start) == "person" and words[stop].lower not in word_class("place_type"):
        return None, stop + 1
    whole = " ".join(word.lower for word in words[first : stop + 1])
    opens = words[first].start == sentence.span.start_char
    ordinary = opens and token_at(sentence.span.doc, words[first].start).pos_ not in ("PROPN", "NOUN")
    leads = words[first].lower in word_class("direction") or words[first].lower == "neighbouring"
    if stop > first and leads and (part := _part(sentence, first, stop)):
        return part, stop + 1
    if stop > first and (leads or (ordinary and words[stop].lower not in word_class("place_type"))):
        return None, first + 1
    if (
        stop - first > 3
        or whole in word_class("no_place")
        or (words[first].text.isupper() and text[words[first].start : words[first].end] == whole.upper() and len(whole) < 4)
    ):
        return None, stop + 1
    return _name(sentence, first, stop, last, known=False), stop + 1


def _part(sentence: Sentence, first: int, stop: int) -> Found | None:
    """ "North Mitrovica", "South Texas": a part with a name of its own, where the capital is not the sentence's."""
    words, text = sentence.words, sentence.text
    inner = text[words[first + 1].start : words[stop].end]
    senses = sentence.gazetteer.candidates(inner)
    if words[first].start == sentence.span.start_char or not senses or weigh_name(senses) < 1 or senses[0].kind == "country":
        return None
    if taken_by(sentence, words[first].start) or is_adjective(sentence, words[first], words[stop], inner):
        return None
    start, end = words[first].start, words[stop].end
    return Found(start, end, text[start:end], text[start:end], "part", known=False, anchor=inner)


def _name(sentence: Sentence, first: int, match: int, last: Found | None, *, known: bool = True) -> Found | None:
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[match].end
    bare = text[start:end]
    if known:
        senses = sentence.gazetteer.candidates(bare)
        if is_adjective(sentence, words[first], words[match], bare) or _is_half(sentence, first, match, senses):
            return None
    kind = next((kind for left, right, kind in sentence.lists if left <= start < right), None)
    joined = last is not None and _LISTED.fullmatch(text, last.end, start) is not None
    if joined and not known and match > first and token_at(sentence.span.doc, end - 1).ent_type_ == "PERSON":
        return None  # "the ministers of Burundi and Rwanda, A. Example and B. Example": the list goes on with people
    features = witnesses(sentence, first, match, listed=kind is not None, joined=joined)
    odds = weigh(features)
    made = _with_type(sentence, first, match, kind, "unknown_name" if not known else "listed" if kind else "gazetteer")
    made = replace(made, known=known, odds=odds)
    if odds > _ENOUGH or (sentence.dateline and known):
        return made
    if odds > _REPEATED:
        sentence.doubtful.append(made)
    return None


def _is_half(sentence: Sentence, first: int, match: int, senses: tuple[Candidate, ...]) -> bool:
    """ "Euro-Atlantic" and "Sahel states": half a word, or a wide region that only colours a noun."""
    before = sentence.words[first - 1] if first else None
    if before is not None and before.glued and before.capital and not sentence.gazetteer.candidates(before.text):
        return True
    if senses[0].kind not in ("region", "water") or senses[0].country_code is not None:
        return False
    following = token_at(sentence.span.doc, end := sentence.words[match].end)
    coloured = following.pos_ == "NOUN" and sentence.text[end : following.idx] == " "
    return coloured and following.lemma_.lower() not in role_words("locality_noun") | role_words("war_noun")


def _typed(sentence: Sentence, first: int, match: int, stop: int) -> Found:
    """ "Sumy Region" where the gazetteer has only "Sumy", or has both."""
    text, words = sentence.text, sentence.words
    start, end = words[first].start, words[stop].end
    whole = text[start:end]
    known = bool(sentence.gazetteer.candidates(whole))
    bare = text[start : words[match].end] if known else whole
    return Found(start, end, bare, whole, "type_word", words[stop].lower, near=is_near(sentence, first), known=known)


def _with_type(sentence: Sentence, first: int, match: int, kind: str | None, rule: str) -> Found:
    """The mention with the type word behind it and the direction word before it; ``kind`` is what a list says of all its names."""
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[match].end
    bare = query = text[start:end]
    follows = AFTER.match(text, end) if not words[match].possessive else None
    type_word = kind or of_type_before(text[max(sentence.span.start_char, start - 50) : start])
    site = kind is not None and (kind in word_class("site_head") or kind in word_class("site_lower"))
    if not kind and follows and (word := type_after(follows.group(1))):
        end, type_word = follows.start(1) + len(word), word
        query = bare if word == "area" else f"{bare} {word}"
    elif type_word:
        query = f"{bare} {type_word.split()[-1]}"
    vague = first > 0 and words[first - 1].lower in word_class("vague_direction") and touching(text, words[first - 1], words[first])
    if vague and _is_country(sentence, bare):
        start = words[first - 1].start
    return Found(start, end, bare, query, rule, type_word, vague, is_near(sentence, first), site=site)


def _is_country(sentence: Sentence, bare: str) -> bool:
    senses = sentence.gazetteer.candidates(bare)
    return bool(senses) and senses[0].kind in ("country", "region")
