"""Which words name places: the gazetteer, the parser's entities and cues of the text as three witnesses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lib.extract.clauses import head_at, token_at
from lib.extract.place_words import CONNECTORS, Word, is_title, split_words, touching, word_class
from lib.gazetteer.countries import country_code, demonym_code
from lib.gazetteer.names import fold_name, is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from lib.extract.values import ActorMention, Reading
    from lib.gazetteer import Gazetteer
    from lib.gazetteer.candidate import Candidate

_LONGEST = 6
_STRUCK = frozenset("shell bombard bomb raid seize capture besiege visit recapture retake overrun liberate storm flee reach".split())
#: What the witnesses must add up to before a name counts as a place.
_ENOUGH = 2.5
#: What suffices for a name that every reader of world news knows.
_KNOWN = 2.0
#: What suffices where the article has the name as a place elsewhere.
_REPEATED = 0.5
#: What the parser's label adds: it is right about most labels that say place, and wrong about a third of the others.
_LABELS = {
    "GPE": 1.5,
    "LOC": 1.5,
    "FAC": 0.5,
    "PERSON": -1.0,
    "ORG": -0.7,
    "NORP": -0.7,
    "PRODUCT": -0.3,
    "WORK_OF_ART": -0.7,
    "EVENT": -0.7,
}
_OF = re.compile(r"(?:^|([\w’'-]+)\s)([\w’'-]+(?:\s[\w’'-]+)?)\s+(?:of|called|named)\s+(?:the\s+)?$")
_LIST = re.compile(r"([\w-]+)(?:\s+of|:)?\s+$")
_AFTER = re.compile(r"[\s-]([a-z]+(?:\s[a-z]+)?)")
_BEFORE = re.compile(r"([\w’'.-]+)\s+(?:the\s+)?$")
_NEAR = re.compile(r"([\w-]+\s)?([\w-]+\s)?([\w-]+)\s+(?:the\s+)?$")


#: A building that does something is a body; one that something is done at or to is a place.
_SITE_DEPS = frozenset({"pobj", "dobj", "nsubjpass", "conj", "appos", "ROOT", "dep"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands for a place: ``start``/``end`` as written ("eastern Russia", "Kursk region"), ``bare`` the name alone.

    ``query`` is what the gazetteer is asked; ``type_word`` says which kind the text means ("region"), ``vague`` that only a part is meant,
    ``near`` that the thing is beside the place, ``site`` that it is a building or camp, ``known`` that the gazetteer has the name.
    """

    start: int
    end: int
    bare: str
    query: str
    rule: str
    type_word: str | None = None
    vague: bool = False
    near: bool = False
    site: bool = False
    known: bool = True


@dataclass(slots=True)
class _Sentence:
    """One sentence being searched."""

    text: str
    span: Span
    words: list[Word]
    gazetteer: Gazetteer
    dateline: bool
    taken: list[tuple[int, int]]
    surnames: set[str]
    doubtful: list[Found]


def find_spans(reading: Reading) -> list[Found]:
    """Every name of a place in the article's factual blocks, in order, none inside another."""
    text, gazetteer = reading.article.text, reading.gazetteer

    def known(name: str) -> bool:
        return (bool(gazetteer.candidates(name)) and country_code(name) is None) or fold_name(name).count(" ") > 1

    taken = sorted(_bare_name(m) for m in reading.actors if _names_no_place(m.actor.kind, m.how, m.text))
    surnames = {m.actor.name.split()[-1] for m in reading.actors if m.actor.kind == "person" and " " in m.actor.name}
    found: list[Found] = []
    doubtful: list[Found] = []
    for sent in reading.sentences():
        words = split_words(text, sent.start_char, sent.end_char, known)
        dateline = reading.block_kind(sent.start_char) == "dateline"
        found += _search(_Sentence(text, sent, words, gazetteer, dateline, taken, surnames, doubtful))
    sure = {each.bare for each in found if each.rule != "site"}
    return sorted([*found, *(each for each in doubtful if each.bare in sure)], key=lambda each: each.start)


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


def _search(sentence: _Sentence) -> Iterator[Found]:
    index, last = 0, None
    while index < len(sentence.words):
        word = sentence.words[index]
        if not word.capital:
            index += 1
            continue
        if demonym_code(" ".join(each.text for each in sentence.words[index : index + 2])):
            index += 2
            continue
        end = _run_end(sentence, index)
        match = _longest_known(sentence, index, end)
        if match is None and word.breaks:
            index += 1
            continue
        found, index = _judge(sentence, index, end, match, last)
        if found is not None:
            last = found
            yield found


def _run_end(sentence: _Sentence, first: int) -> int:
    """Index of the last word of the run of capitals that begins at ``first``; weekdays, titles and demonyms end a run."""
    words, last = sentence.words, first
    while last + 1 < len(words) and words[last + 1].capital and touching(sentence.text, words[last], words[last + 1]):
        if words[last + 1].breaks and not words[last + 1].lower == "king":
            break
        last += 1
    return last


def _longest_known(sentence: _Sentence, first: int, run_end: int) -> int | None:
    """Index of the last word of the longest name that the gazetteer has, beginning at ``first``."""
    words, text = sentence.words, sentence.text
    reach = first
    while reach + 1 < len(words) and reach - first < _LONGEST - 1 and touching(text, words[reach], words[reach + 1]):
        following = words[reach + 1]
        if not following.capital and following.lower not in CONNECTORS:
            break
        reach += 1
    for last in range(reach, first - 1, -1):
        if not words[last].capital or (last == first and words[first].breaks):
            continue
        name = text[words[first].start : words[last].end]
        if _is_name(sentence, name, last == first) and sentence.gazetteer.candidates(name):
            return last
    return None


def _is_name(sentence: _Sentence, name: str, single: bool) -> bool:
    if demonym_code(name) is not None and country_code(name) is None:
        return False
    if name.lower() in word_class("no_place") | word_class("direction") or (len(name) < 3 and country_code(name) is None):
        return False
    if is_abbreviation(name) and single:
        return country_code(name) is not None or sentence.dateline
    return not (name.isupper() and single and len(name) < 5 and not sentence.dateline)


def _judge(sentence: _Sentence, first: int, end: int, match: int | None, last: Found | None) -> tuple[Found | None, int]:
    """Whether the run that begins at ``first`` names a place; and the index to go on from."""
    words, text = sentence.words, sentence.text
    stop = max(end, match if match is not None else end)
    lowers = [word.lower for word in words[first : stop + 1]]
    after = stop + 1
    if lowers[-1] in word_class("site_head") and stop > first and (match is None or match < stop):
        return _site(sentence, first, stop), after
    if _is_taken(sentence, words[first].start, words[match if match is not None else stop].end):
        return None, after
    if lowers[-1] in word_class("site_head") and _heads_body(sentence, first, stop):
        return _site(sentence, first, _after_of(sentence, stop) - 1), _after_of(sentence, stop)
    if (lowers[-1] in word_class("body_head") and stop > first) or _heads_body(sentence, first, stop):
        if match == stop and _prior(sentence.gazetteer.candidates(text[words[first].start : words[stop].end])) >= 2:
            return _place(sentence, first, stop, last), after
        return None, _after_of(sentence, stop)
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
        return _typed(sentence, first, match, stop, last), after
    return _place(sentence, first, match, last), after


def _is_taken(sentence: _Sentence, start: int, end: int) -> bool:
    return any(left <= start < right for left, right in sentence.taken)


def _heads_body(sentence: _Sentence, first: int, stop: int) -> bool:
    """ "University of X": a body's name goes on, or began before."""
    words = sentence.words
    if stop + 1 < len(words) and words[stop + 1].lower in ("of", "for") and touching(sentence.text, words[stop], words[stop + 1]):
        nouns = {word.lower for word in words[first : stop + 1]}
        ahead = words[stop + 2 : stop + 4]
        return bool(nouns & (word_class("body_of") | word_class("site_head"))) and any(word.capital for word in ahead)
    return False


def _after_of(sentence: _Sentence, stop: int) -> int:
    """Past the capitals that "of", "for" and "and" tie to a body's name."""
    words, index = sentence.words, stop + 1
    while index < len(words) and touching(sentence.text, words[index - 1], words[index]):
        if not (words[index].capital or words[index].lower in ("of", "the", "for", "and", "&")):
            break
        if not words[index].capital and not any(word.capital for word in words[index + 1 : index + 3]):
            break
        index += 1
    return index


def _place(sentence: _Sentence, first: int, match: int, last: Found | None) -> Found | None:
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[match].end
    bare = text[start:end]
    senses = sentence.gazetteer.candidates(bare)
    if _is_adjective(sentence, words[first], words[match], bare):
        return None
    before, cue, type_word = _cues(sentence, first, match)
    label, prior = _label(sentence, start, end), _prior(senses)
    if label < 0 and prior >= 2.5 and (first < match or words[first].lower not in word_class("given_name")):
        label = 0.0 if prior >= 3 else label / 2
    weight = cue + label
    weight += _caution(sentence, first, match, before, prior)
    if last is not None and re.fullmatch(r",? (?:and|or) |, ", text[last.end : start]):
        weight += 1.0
        if text[last.end : start] == ", " and any(
            sentence.gazetteer.qualifies(sense, bare) for sense in sentence.gazetteer.candidates(last.bare)[:3]
        ):
            weight += 1.0
    made = _with_type(sentence, first, match, type_word, "gazetteer" if cue <= 0 else "cue")
    if weight + prior >= (_ENOUGH if prior < 2.5 else _KNOWN) or sentence.dateline:
        return made
    if weight + prior >= _REPEATED:
        sentence.doubtful.append(made)
    return None


def _typed(sentence: _Sentence, first: int, match: int, stop: int, last: Found | None) -> Found | None:
    """ "Sumy Region" where the gazetteer has only "Sumy", or has both."""
    text, words = sentence.text, sentence.words
    whole = text[words[first].start : words[stop].end]
    if sentence.gazetteer.candidates(whole):
        bare = text[words[first].start : words[match].end]
        return Found(words[first].start, words[stop].end, bare, whole, "type_word", words[stop].lower, near=_near(sentence, first))
    return Found(
        words[first].start, words[stop].end, whole, whole, "type_word", words[stop].lower, near=_near(sentence, first), known=False
    )


def _with_type(sentence: _Sentence, first: int, match: int, type_word: str | None, rule: str) -> Found:
    """The mention with the type word behind it and the direction word before it."""
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[match].end
    bare = query = text[start:end]
    follows = _AFTER.match(text, end) if not words[match].possessive else None
    if follows and (word := _type_after(follows.group(1))):
        end, type_word = follows.start(1) + len(word), word
        query = bare if word == "area" else f"{bare} {word}"
    elif type_word:
        query = f"{bare} {type_word.split()[-1]}"
    vague = first > 0 and words[first - 1].lower in word_class("vague_direction") and touching(text, words[first - 1], words[first])
    if vague and _is_country(sentence, bare):
        start = words[first - 1].start
    return Found(start, end, bare, query, rule, type_word, vague, _near(sentence, first))


def _is_country(sentence: _Sentence, bare: str) -> bool:
    senses = sentence.gazetteer.candidates(bare)
    return bool(senses) and senses[0].kind in ("country", "region")


def _type_after(words: str) -> str | None:
    """The type word that a lower-case word or pair of words begins with."""
    if words in word_class("place_type"):
        return words
    first = words.split(" ")[0]
    return (
        first
        if first in word_class("place_type") - {"state", "territory", "division", "department", "port", "coast", "zone", "ward"}
        else None
    )


def _cues(sentence: _Sentence, first: int, match: int) -> tuple[str, float, str | None]:
    """The word before, what the words around add, and the kind that "the city of" gives."""
    words, text = sentence.words, sentence.text
    left = text[max(sentence.span.start_char, words[first].start - 50) : words[first].start]
    before = words[first - 1].lower if first and text[words[first - 1].end : words[first].start].strip() in ("", "the") else ""
    if first > 1 and before == "the":
        before = words[first - 2].lower
    weight, type_word = 0.0, None
    if (found := _OF.search(left)) and (of_type := _of_type(found.group(2), found.group(1) or "")):
        weight, type_word = 2.5, of_type
    elif (found := _LIST.search(left)) and found.group(1).lower() in word_class("plural_type"):
        weight = 2.5
    elif before in word_class("locative") or (before in word_class("vague_direction") and left.rstrip().lower().endswith(before)):
        weight = 1.5
    follows = _AFTER.match(text, words[match].end)
    if follows and not words[match].possessive and _type_after(follows.group(1)):
        weight += 2.0
    if follows and follows.group(1).split(" ")[0] in word_class("locals"):
        weight += 1.5
    if _has_container(sentence, match):
        weight += 2.0
    return before, weight, type_word


def _of_type(words: str, before: str) -> str | None:
    """The type word that the words before "of" end with; None where a name owns it: "the Diffa region of Niger" is not a region called Niger."""
    first, _, last = words.rpartition(" ")
    owner = first or before
    if owner[:1].isupper() and demonym_code(owner) is None and owner.lower() not in ("the", "in", "a"):
        return None
    if words in word_class("of_type"):
        return words
    return last if last in word_class("of_type") else None


def _has_container(sentence: _Sentence, match: int) -> bool:
    """Whether ", Country" or ", Province" follows."""
    words, text = sentence.words, sentence.text
    if match + 1 >= len(words) or text[words[match].end : words[match + 1].start] != ", " or not words[match + 1].capital:
        return False
    end = _run_end(sentence, match + 1)
    name = text[words[match + 1].start : words[end].end]
    if country_code(name):
        return True
    senses = sentence.gazetteer.candidates(name)
    return bool(senses) and any(sense.kind == "admin1" for sense in senses[:3])


def _is_struck(sentence: _Sentence, start: int, end: int) -> bool:
    """Whether a verb that towns undergo has the name for its object: "shelled Chuhuiv"."""
    token = head_at(sentence.span.doc, start, end)
    return token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in _STRUCK


def _label(sentence: _Sentence, start: int, end: int) -> float:
    token = token_at(sentence.span.doc, start)
    weight = _LABELS.get(token.ent_type_, 0.0)
    if weight > 0 and token_at(sentence.span.doc, end - 1).ent_type_ != token.ent_type_:
        return 0.0
    return weight


def _caution(sentence: _Sentence, first: int, match: int, before: str, prior: float) -> float:
    """What speaks against a place: a title before, a given name, a person's surname, a word that only opens the sentence."""
    words = sentence.words
    word, weight = words[first], 0.0
    if first and words[first - 1].breaks and is_title(words[first - 1].lower) and touching(sentence.text, words[first - 1], word):
        weight -= 3.0 if words[first - 1].capital or prior < 3 else 1.0
    if first == match:
        if word.text in sentence.surnames and before not in ("in", "at", "near", "to"):
            weight -= 4.0
        if word.lower in word_class("given_name") and prior < 3:
            weight -= 1.5
        if word.start == sentence.span.start_char or before == "":
            weight -= 0.5 if prior < 2 else 0.0
        if re.search(rf"(?<![\w-]){re.escape(word.lower)}(?![\w-])", sentence.text) and not word.text.isupper():
            weight -= 2.0
    return weight


def _prior(senses: tuple[Candidate, ...]) -> float:
    """How likely a name is a place, from its most prominent sense alone."""
    return max((_prominence(sense) for sense in senses[:4]), default=0.0)


@cache
def _prominence(sense: Candidate) -> float:
    if sense.kind in ("country", "region", "water") or sense.feature_code == "PPLC":
        return 3.0
    if sense.kind == "admin1":
        return 2.0 if sense.variant else 2.5
    if sense.kind != "city":
        return 0.8
    steps = ((1_000_000, 2.5), (150_000, 2.5), (50_000, 1.5), (10_000, 1.0), (0, 0.5))
    return next(weight for people, weight in steps if sense.population >= people) - (0.5 if sense.variant else 0.0)


def _is_adjective(sentence: _Sentence, first: Word, last: Word, bare: str) -> bool:
    """ "U.S. troops", "DPRK soldiers", "Iran-backed": abbreviations and hyphened names before a noun do a demonym's work."""
    text, doc = sentence.text, sentence.span.doc
    if last.glued and re.match(
        r"[-‑](?:backed|led|born|made|style|bound|aligned|linked|affiliated|controlled|trained|speaking)", text[last.end :][:14]
    ):
        return True
    if not (is_abbreviation(bare) or bare in ("US", "UK")) or last.possessive:
        return False
    token = token_at(doc, last.end - 1)
    following = token.nbor(1) if token.i + 1 < len(doc) else None
    return following is not None and text[last.end : following.idx] == " " and following.pos_ in ("NOUN", "PROPN", "ADJ")


def _near(sentence: _Sentence, first: int) -> bool:
    left = sentence.text[max(sentence.span.start_char, sentence.words[first].start - 40) : sentence.words[first].start].lower()
    left = re.sub(r"\bthe\s+(?:[\w-]+\s+of\s+)?$", "", left).rstrip()
    return any(left.endswith(cue) and (len(left) == len(cue) or not left[-len(cue) - 1].isalnum()) for cue in word_class("near"))


def _site(sentence: _Sentence, first: int, stop: int) -> Found | None:
    """ "Al-Nasr Hospital": kept where something is said to be there."""
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[stop].end
    if words[stop].possessive or head_at(sentence.span.doc, start, end).dep_ not in _SITE_DEPS:
        return None
    return Found(start, end, text[start:end], text[start:end], "site", site=True, known=False, near=_near(sentence, first))


def _unknown(sentence: _Sentence, first: int, stop: int, last: Found | None) -> Found | None:
    """A name that the gazetteer lacks, where the words around say that it is a place."""
    words, text = sentence.words, sentence.text
    start, end = words[first].start, words[stop].end
    bare = text[start:end]
    if stop - first > 3 or bare.lower() in word_class("no_place") or bare.isupper() or _is_taken(sentence, start, end):
        return None
    before, weight, type_word = _cues(sentence, first, stop)
    follows = _AFTER.match(text, end)
    if follows and not words[stop].possessive:
        if (site := follows.group(1)) in word_class("site_head") or site.split(" ")[0] in word_class("site_head"):
            site = site if site in word_class("site_head") else site.split(" ")[0]
            whole = text[start : follows.start(1) + len(site)]
            return (
                Found(start, start + len(whole), whole, whole, "site", site=True, known=False) if before in word_class("locative") else None
            )
    if words[stop].lower in word_class("place_type") and stop > first:
        weight += 1.0
    if last is not None and not last.known and re.fullmatch(r",? (?:and|or) |, ", text[last.end : start]):
        weight += 2.5
    label = _label(sentence, start, end)
    weight += label if label > 0 or type_word is None else 0.0
    if weight < 2.5:
        return None
    kept = _with_type(sentence, first, stop, type_word, "unknown_name")
    return Found(kept.start, kept.end, bare, kept.query, kept.rule, kept.type_word, kept.vague, kept.near, known=False)
