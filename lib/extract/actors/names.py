"""Named persons: full names first, then the surnames that stand for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.extract.actors.cast import Cast, Person, Seen
from lib.extract.actors.name_signs import is_apposed, names_place, past_office, reports, says_more, says_next
from lib.extract.actors.nations import nation_code
from lib.extract.actors.offices import SINGLE_OFFICES, office_of, term_of, terms_of
from lib.extract.actors.people import NameRun, find_runs, looks_like_name, read_run, surname_keys
from lib.extract.actors.words import known_titles

if TYPE_CHECKING:
    from lib.extract.actors.words import Word

_APPOSED = re.compile(
    r",\s(?:who\s(?:is|was)\s|who\s(?P<heads>heads|leads|commands|chairs|runs)\s)?(?:the\s|a\s|an\s)?(?P<role>[^,.;()“”\"]{3,70})(?=[,.;])"
)
_AGE_OR_WHO = re.compile(r",\s(?:\d{2},|aged\s\d|who\b|whose\b|of\s[A-Z])|\s\((?:[A-Z]-|\d{2}\)|[LRC]\))")
#: Past a line's end or a dateline's dash nothing belongs to a name.
_BREAK = re.compile(r"\n| [-–—]+ ")
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame don reps rep sen sens gen col lt maj capt".split())


def find_people(cast: Cast) -> None:
    """Put every person that the text names by full name or surname into the cast."""
    runs = [run for bounds in find_runs(cast.words) if (run := _read(cast, *bounds))]
    full = [run for run in runs if _is_full(cast, run)]
    shorts: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for run in full:
        name = _enter(cast, run)
        for rank, key in enumerate(surname_keys(cast.words, run)):
            shorts.setdefault(key, []).append((rank, name))
    taken = {id(run) for run in full}
    for run in runs:
        if id(run) not in taken:
            _enter_short(cast, run, shorts)


def _read(cast: Cast, start: int, end: int) -> NameRun | None:
    run = read_run(cast.words, past_office(cast, start, end), end, lambda word: _is_person(cast, word))
    if run is None:
        return None
    first, last = cast.words[run.first].start, cast.words[run.last - 1].end
    return None if cast.taken(first, last) else run


def _is_person(cast: Cast, word: Word) -> bool:
    token = cast.tokens.get(word.start)
    return token is not None and token.ent_type_ == "PERSON"


def _is_full(cast: Cast, run: NameRun) -> bool:
    if run.known is not None:
        return (run.last - run.first > 1 and " " in run.known.form) or "-" in run.known.form
    if not looks_like_name(cast.words, run):
        return False
    words = cast.words[run.first : run.last]
    name = cast.reading.article.text[words[0].start : words[-1].end]
    if run.title is None and names_place(cast, run):
        return False
    if run.title is not None or _role_before(cast, run, words[0].start)[0] or is_apposed(cast, run):
        return True
    if nation_code(name) or any(nation_code(word.text) for word in words[-1:]):
        return False
    labels = [token.ent_type_ for word in words if (token := cast.tokens.get(word.start))]
    speaking = reports(cast, run)
    if labels and all(label == "PERSON" for label in labels):
        return speaking or not _is_place(cast, name)
    if any(label in ("GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "DATE") for label in labels):
        return speaking and "PERSON" in labels
    apposed = _role_after(cast, words[-1].end)
    speaking = speaking or ("ORG" not in labels and says_next(cast, run))
    return speaking or apposed is not None or (bool(_AGE_OR_WHO.match(cast.reading.article.text, words[-1].end)) and "ORG" not in labels)


def _is_place(cast: Cast, name: str) -> bool:
    return bool(cast.reading.gazetteer.candidates(name))


def _goes_on(cast: Cast, run: NameRun) -> bool:
    """Whether a verb follows the name's comma, not an office: "the head of the bloc, Ana Diaz, met President Lee"."""
    following = cast.tokens.get(cast.words[run.last].start) if run.last < len(cast.words) else None
    return following is not None and following.tag_ in ("VBD", "VBZ", "MD")


def _role_after(cast: Cast, end: int) -> str | None:
    match = _APPOSED.match(cast.reading.article.text, end)
    if match is None:
        return None
    role = match["role"]
    if match["heads"]:
        return f"head of {role}" if match["heads"] in ("heads", "leads", "runs") else f"{match['heads'][:-1]}er of {role}"
    words = role.split()
    return role if office_of(role) and len(words) <= 10 and not is_reporting_word(words[0]) else None


def is_reporting_word(word: str) -> bool:
    """Whether a word is a verb that introduces or follows speech ("said", "told")."""
    return word in ("said", "told", "added", "says", "wrote", "announced")


def _enter(cast: Cast, run: NameRun) -> str:
    """Put the mention and its person into the cast; the canonical name."""
    words = cast.words[run.first : run.last]
    start, end = words[0].start, words[-1].end
    if run.known is not None and _is_namesake(run):
        run.known = None
    name = run.known.name if run.known else cast.reading.article.text[start:end].replace("\n", " ")
    person = _person(cast, name, run)
    written = cast.reading.article.text[start:end].replace("\n", " ")
    if person.known and says_more(written, person.written or name):
        person.written = written
    cast.add(Seen(start, end, name, "name"))
    _draw(cast, person, run, start, end)
    return name


def _is_namesake(run: NameRun) -> bool:
    """Whether the title before a listed name is one that the person of that name never held: then it is somebody else."""
    office = office_of(run.title or "")
    if office not in SINGLE_OFFICES or run.known is None or run.last - run.first < 2:
        return False
    terms = terms_of(run.known.name)
    abroad = run.country is not None and all(term.country not in (None, run.country) for term in terms)
    return abroad or (
        office not in {term.office for term in terms} and office in ("foreign minister", "defence minister", "interior minister")
    )


def _person(cast: Cast, name: str, run: NameRun) -> Person:
    person = cast.people.get(name)
    if person is None:
        listed = run.known is not None
        term = term_of(name, cast.reading.article.published) if listed else None
        person = Person(name, term.country if term else None, term.role if term else None, run.gender, listed)
        if listed:
            person.gender = "f" if run.known and run.known.gender == "f" else "m"
        cast.people[name] = person
    return person


def _draw(cast: Cast, person: Person, run: NameRun, start: int, end: int) -> None:
    """What the words around a mention tell about the person: role, country, gender."""
    role, before = _role_before(cast, run, start)
    role = role or (_role_after(cast, end) if not _goes_on(cast, run) else None)
    honorific = person.known and before and role is not None and role.split(" ")[0].rstrip(".") in _HONORIFICS
    if role and not honorific and (person.role is None or not person.known or office_of(role) not in (None, office_of(person.role))):
        person.role = role if not person.known or office_of(role) else person.role
    person.gender = person.gender or run.gender
    if person.country is None:
        person.country = run.country or _nation_near(cast, run)


def _role_before(cast: Cast, run: NameRun, start: int) -> tuple[str | None, bool]:
    if run.title is not None:
        known = next(
            (entry for keys, entry in known_titles().get(run.title.split()[0].rstrip(".").lower(), ()) if entry.form == run.title), None
        )
        if known is not None and not known.role:
            return None, True
        return (known.role if known and run.title.endswith(".") else run.title), True
    for size in range(min(6, run.first), 0, -1):
        first = run.first - size
        if cast.reading.article.text[cast.words[run.first - 1].end : start] != ", ":
            return None, False
        for keys, entry in known_titles().get(cast.words[first].key, ()):
            if [word.key for word in cast.words[first : run.first]] == list(keys):
                run.title_start, run.gender = first, run.gender or entry.gender
                return entry.form, True
    return None, False


def _nation_near(cast: Cast, run: NameRun) -> str | None:
    """The nation in the few words before the title: "North Korea's foreign minister, Choe Son Hui"."""
    index = run.title_start if run.title_start is not None else run.first
    text = cast.reading.article.text
    for size in (2, 1):
        first = index - size
        if first >= 0 and _BREAK.search(text, cast.words[first].start, cast.words[run.first].start) is None:
            words = cast.words[first:index]
            if words[0].capital and (code := nation_code(" ".join(word.text for word in words))):
                return code
    held = cast.at(cast.words[index - 1].start) if index else None
    return cast.actor(held.actor).country if held and index and run.title is not None else None


def _enter_short(cast: Cast, run: NameRun, shorts: dict[tuple[str, ...], list[tuple[int, str]]]) -> None:
    """A surname, or part of a name, that stands for a person of the cast or of general knowledge."""
    words = cast.words[run.first : run.last]
    start, end = words[0].start, words[-1].end
    owners = shorts.get(tuple(word.key for word in words), [])
    if owners:
        name = _choose(cast, owners, start, run)
        cast.add(Seen(start, end, name, "surname"))
        _draw(cast, cast.people[name], run, start, end)
    elif run.known is not None and not _is_town(cast, run):
        _person(cast, run.known.name, run)
        cast.add(Seen(start, end, run.known.name, "surname"))
        _draw(cast, cast.people[run.known.name], run, start, end)
    elif _stands_alone(cast, run):
        name = _enter(cast, run)
        shorts.setdefault(tuple(word.key for word in words), []).append((0, name))


def _is_town(cast: Cast, run: NameRun) -> bool:
    """Whether a surname that the public uses alone stands here for a place of the same name."""
    word = cast.words[run.first]
    if run.title is not None or not _is_place(cast, word.text):
        return False
    token = cast.tokens.get(word.start)
    before = cast.words[run.first - 1].key if run.first else ""
    return (token is not None and token.ent_type_ in ("GPE", "LOC", "FAC")) or before in ("in", "at", "near", "of", "outside", "around")


def _choose(cast: Cast, owners: list[tuple[int, str]], start: int, run: NameRun) -> str:
    """Of several owners of a surname: the likeliest form, the one known by it alone, the one named last before."""
    best = min(rank for rank, _ in owners)
    names = {name for rank, name in owners if rank == best}
    if len(names) > 1 and run.known is not None and run.known.name in names:
        return run.known.name
    if len(names) > 1 and run.gender:
        fitting = {name for name in names if cast.people[name].gender in (None, run.gender)}
        names = fitting or names
    before = [seen for seen in cast.seen if isinstance(seen.actor, str) and seen.actor in names and seen.start < start]
    return str(max(before, key=lambda seen: seen.start).actor) if before else min(names)


def _stands_alone(cast: Cast, run: NameRun) -> bool:
    """Whether a single capitalised word names a person of whom the text gives no more: after a title, or where it speaks."""
    words = cast.words[run.first : run.last]
    text = cast.reading.article.text[words[0].start : words[-1].end]
    if len(text) < 3 or nation_code(text):
        return False
    if run.title is not None:
        return len(words) <= 3 and cast.words[run.first - 1].joined != ""
    token = cast.tokens.get(words[-1].start)
    if token is None or token.ent_type_ != "PERSON":
        return False
    return is_apposed(cast, run) or (reports(cast, run) and not _is_place(cast, text))
