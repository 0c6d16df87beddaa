"""Which words name places: the gazetteer, the parser's entities and cues of the text as three witnesses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from lib.extract.places.capitals import find_capitals
from lib.extract.places.cues import AFTER, is_near, opens_list, site_after, type_after, weigh_caution, weigh_cues, weigh_label, weigh_name
from lib.extract.places.runs import Found, Sentence, after_of, heads_body, is_adjective, is_taken, longest_known, run_end
from lib.extract.places.states import add_states
from lib.extract.places.words import in_brackets, is_double_name, is_title, split_words, touching, word_class
from lib.extract.syntax.clauses import head_at, token_at
from lib.gazetteer.countries import country_code, demonym_code
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lib.extract.values import ActorMention, Reading
    from lib.gazetteer.candidate import Candidate

#: What the witnesses must add up to before a name counts as a place.
_ENOUGH = 2.5
#: What each further word adds: a long name that the gazetteer has is seldom anything else.
_EACH_WORD = 0.4
#: What suffices for a name that every reader of world news knows.
_KNOWN = 2.0
#: What suffices where the article has the name as a place elsewhere.
_REPEATED = 0.5
#: A building that does something is a body; one that something is done at or to is a place.
_SITE_DEPS = frozenset({"pobj", "dobj", "nsubjpass", "conj", "appos", "ROOT", "dep"})
_LISTED = re.compile(r",? (?:and|or) |, ")


def find_spans(reading: Reading) -> list[Found]:
    """Every name of a place in the article's factual blocks, in order, none inside another."""
    text, gazetteer = reading.article.text, reading.gazetteer

    def known(name: str) -> bool:
        if country_code(name) is None and (gazetteer.candidates(name) or fold_name(name).count(" ") > 1):
            return True
        return is_double_name(name) and not any(weigh_name(gazetteer.candidates(part)) >= 2 for part in re.split("[-‑]", name))

    taken = sorted(_bare_name(m) for m in reading.actors if _names_no_place(m.actor.kind, m.how, m.text))
    surnames = {m.actor.name.split()[-1] for m in reading.actors if m.actor.kind == "person" and " " in m.actor.name}
    ordinary = frozenset(re.findall(r"(?<![\w-])[a-z]+(?![\w-])", text))
    found: list[Found] = []
    doubtful: list[Found] = []
    for sent in reading.sentences():
        words = split_words(text, sent.start_char, sent.end_char, known)
        dateline = reading.block_kind(sent.start_char) == "dateline"
        first = bisect_right(taken, sent.start_char, key=itemgetter(1))
        names = taken[first : bisect_left(taken, (sent.end_char, 0))]
        seen = _search(Sentence(text, sent, words, gazetteer, dateline, names, surnames, doubtful, ordinary))
        found += [each for each in seen if not (dateline and in_brackets(text, sent.start_char, each.start))]
    sure = {each.bare for each in found if each.rule != "site"}
    found = add_states(text, found + [each for each in doubtful if each.bare in sure], gazetteer)
    return sorted([*found, *find_capitals(reading, sorted(found, key=lambda each: each.start))], key=lambda each: each.start)


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
        if demonym_code(" ".join(each.text for each in sentence.words[index : index + 2])):
            index += 2
            continue
        end = run_end(sentence, index)
        match = longest_known(sentence, index)
        if match is None and word.breaks:
            index += 1
            continue
        found, index = _judge(sentence, index, end, match, last)
        if found is not None:
            last = found
            yield found


def _judge(sentence: Sentence, first: int, end: int, match: int | None, last: Found | None) -> tuple[Found | None, int]:
    """The place that the run of capitals at ``first`` names, if any, and the index to go on from."""
    words, text = sentence.words, sentence.text
    stop = max(end, match if match is not None else end)
    lowers = [word.lower for word in words[first : stop + 1]]
    after = stop + 1
    if lowers[-1] in word_class("site_head") and stop > first and (match is None or match < stop):
        last_word = after_of(sentence, stop) - 1 if heads_body(sentence, first, stop) else stop
        return _site(sentence, first, last_word), last_word + 1
    if is_taken(sentence, words[first].start):
        return None, after
    if (lowers[-1] in word_class("body_head") and stop > first) or heads_body(sentence, first, stop):
        if match == stop and weigh_name(sentence.gazetteer.candidates(text[words[first].start : words[stop].end])) >= 2:
            return _place(sentence, first, stop, last), after
        return None, after_of(sentence, stop)
    if match is None:
        if lowers[-1] in word_class("place_type") and stop > first and (unknown := _unknown(sentence, first, stop, last)):
            return unknown, after
        ordinary = token_at(sentence.span.doc, words[first].start).pos_ not in ("PROPN", "NOUN")
        if stop > first and (ordinary or lowers[0] in word_class("direction") or lowers[0] == "neighbouring"):
            return None, first + 1
        return _unknown(sentence, first, stop, last), after
    rest = lowers[match - first + 1 :]
    if rest and not (rest[0] in word_class("place_type") and len(rest) == 1):
        return None, after
    if rest:
        return _typed(sentence, first, match, stop), after
    return _place(sentence, first, match, last), after


def _place(sentence: Sentence, first: int, match: int, last: Found | None) -> Found | None:
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[match].end
    bare = text[start:end]
    senses = sentence.gazetteer.candidates(bare)
    if is_adjective(sentence, words[first], words[match], bare) or _is_half(sentence, first, match, senses):
        return None
    before, cue, type_word = weigh_cues(sentence, first, match)
    label, prior = weigh_label(sentence, start, end), weigh_name(senses)
    if label < 0 and prior >= 2.5 and (first < match or words[first].lower not in word_class("given_name")):
        label = 0.0 if prior >= 3 else label / 2
    elif label < 0 and cue >= 1.5:
        label /= 2
    weight = cue + label + _EACH_WORD * min(match - first, 2)
    weight += weigh_caution(sentence, first, match, before, prior)
    weight += _weigh_list(sentence, bare, text[last.end : start], last) if last is not None else 0.0
    if listed := _is_listed(sentence, start, last):
        weight += 1.5
    made = _with_type(sentence, first, match, type_word, "listed" if listed else "cue" if cue > 0 else "gazetteer")
    if weight + prior >= (_ENOUGH if prior < 2.5 else _KNOWN) or sentence.dateline:
        return made
    if weight + prior >= _REPEATED:
        sentence.doubtful.append(made)
    return None


def _is_listed(sentence: Sentence, start: int, last: Found | None) -> bool:
    """Whether the name stands in a list that is said to be of places: "the villages of Kapra, Oum and Sirba"."""
    if last is not None and last.rule == "listed" and _LISTED.fullmatch(sentence.text[last.end : start]):
        return True
    return opens_list(sentence.text[max(sentence.span.start_char, start - 50) : start])


def _weigh_list(sentence: Sentence, bare: str, gap: str, last: Found) -> float:
    """What it adds that a place stands before, with "and" or a comma between; more where this one holds that."""
    if not _LISTED.fullmatch(gap):
        return 0.0
    senses = sentence.gazetteer.candidates(last.bare)[:3] if gap == ", " else ()
    return 2.0 if any(sentence.gazetteer.qualifies(sense, bare) for sense in senses) else 1.0


def _is_half(sentence: Sentence, first: int, match: int, senses: tuple[Candidate, ...]) -> bool:
    """ "Euro-Atlantic" and "Sahel states": half a word, or a wide region that only colours a noun."""
    before = sentence.words[first - 1] if first else None
    if before is not None and before.glued and before.capital and not sentence.gazetteer.candidates(before.text):
        return True
    end = sentence.words[match].end
    following = token_at(sentence.span.doc, end)
    coloured = following.pos_ == "NOUN" and sentence.text[end : following.idx] == " "
    return coloured and senses[0].kind == "region" and senses[0].country_code is None


def _typed(sentence: Sentence, first: int, match: int, stop: int) -> Found:
    """ "Sumy Region" where the gazetteer has only "Sumy", or has both."""
    text, words = sentence.text, sentence.words
    start, end = words[first].start, words[stop].end
    whole = text[start:end]
    known = bool(sentence.gazetteer.candidates(whole))
    bare = text[start : words[match].end] if known else whole
    return Found(start, end, bare, whole, "type_word", words[stop].lower, near=is_near(sentence, first), known=known)


def _with_type(sentence: Sentence, first: int, match: int, type_word: str | None, rule: str) -> Found:
    """The mention with the type word behind it and the direction word before it."""
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[match].end
    bare = query = text[start:end]
    follows = AFTER.match(text, end) if not words[match].possessive else None
    if follows and (word := type_after(follows.group(1))):
        end, type_word = follows.start(1) + len(word), word
        query = bare if word == "area" else f"{bare} {word}"
    elif type_word:
        query = f"{bare} {type_word.split()[-1]}"
    vague = first > 0 and words[first - 1].lower in word_class("vague_direction") and touching(text, words[first - 1], words[first])
    if vague and _is_country(sentence, bare):
        start = words[first - 1].start
    return Found(start, end, bare, query, rule, type_word, vague, is_near(sentence, first))


def _is_country(sentence: Sentence, bare: str) -> bool:
    senses = sentence.gazetteer.candidates(bare)
    return bool(senses) and senses[0].kind in ("country", "region")


def _site(sentence: Sentence, first: int, stop: int) -> Found | None:
    """ "Al-Nasr Hospital": kept where something is said to be there."""
    words = sentence.words
    return None if words[stop].possessive else _site_at(sentence, words[first].start, words[stop].end, is_near(sentence, first))


def _site_at(sentence: Sentence, start: int, end: int, near: bool = False) -> Found | None:
    if head_at(sentence.span.doc, start, end).dep_ not in _SITE_DEPS:
        return None
    name = sentence.text[start:end]
    return Found(start, end, name, name, "site", site=True, known=False, near=near)


def _unknown(sentence: Sentence, first: int, stop: int, last: Found | None) -> Found | None:
    """A name that the gazetteer lacks, where the words around say that it is a place."""
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[stop].end
    bare = text[start:end]
    if stop - first > 3 or bare.lower() in word_class("no_place") or bare.isupper() or is_taken(sentence, start):
        return None
    _, weight, type_word = weigh_cues(sentence, first, stop)
    follows = AFTER.match(text, end)
    if follows and not words[stop].possessive and (site := site_after(follows.group(1))):
        return _site_at(sentence, start, follows.start(1) + len(site))
    if words[stop].lower in word_class("place_type") and stop > first:
        weight += 1.0
    if listed := _is_listed(sentence, start, last):
        weight += 2.5
    label = weigh_label(sentence, start, end)
    weight += label if label > 0 or type_word is None else 0.0
    if weight < 2.5:
        return None
    kept = _with_type(sentence, first, stop, type_word, "listed" if listed else "unknown_name")
    return Found(kept.start, kept.end, bare, kept.query, kept.rule, kept.type_word, kept.vague, kept.near, known=False)
