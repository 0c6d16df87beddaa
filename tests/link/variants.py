"""Prints of one story as outlets make them, and issues of one bulletin, made from an article by edits that a seed decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

BREAK = "\n\n"
_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "dpa")
_DATELINE = re.compile(r"^[A-ZÀ-Þ][\w’'. ,-]{2,60}?\([\w ]{2,20}\)\s*(?:[—–-]{1,2})\s*")
_OUTLET = (
    "The Daily Record is following this story and will report more as it comes. Readers can write to us with what they have seen.",
    "Our correspondent in the region has covered the country since 2011 and was named reporter of the year by the national press club.",
    "Since then the price of bread in the capital has doubled, and long queues form before the bakeries of the old town each morning.",
)
_HEADLINES = (
    "What we know so far",
    "Officials confirm details of Tuesday’s events",
    "World in brief: the latest from abroad",
    "Fears grow in the region",
)
_SWAPS = {
    "said": "stated",
    "told": "informed",
    "about": "around",
    "after": "following",
    "killed": "dead",
    "people": "persons",
    "big": "large",
    "also": "moreover",
    "during": "in",
    "has": "had",
    "would": "will",
    "while": "as",
    "troops": "soldiers",
}
_WORDS = "quietly reportedly local senior early further new widely largely nearby public former recent joint wider".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion".split())
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()

Edit = Callable[[str, Random], str]


def _paragraphs(text: str) -> tuple[str, list[str]]:
    headline, *body = text.split(BREAK)
    return headline, body


def swap_headline(text: str, random: Random) -> str:
    """Another headline over the same words."""
    return BREAK.join([random.choice(_HEADLINES), *_paragraphs(text)[1]])


def change_dateline(text: str, random: Random) -> str:
    """Another headline, place, day and agency before the same words."""
    headline, body = _paragraphs(text)
    body[0] = f"GENEVA, {random.choice(('March', 'July'))} {random.randint(1, 28)} ({random.choice(_AGENCIES)}) — " + _DATELINE.sub(
        "", body[0]
    )
    return BREAK.join([headline, *body])


def cut_tail(text: str, random: Random) -> str:
    """The last third to half of the words left out, by paragraphs."""
    return _cut(text, random.uniform(0.5, 0.67))


def _cut(text: str, share: float) -> str:
    headline, body = _paragraphs(text)
    keep, words = share * sum(len(part.split()) for part in body), 0
    kept: list[str] = []
    for part in body:
        if kept and words + len(part.split()) / 2 > keep:
            break
        kept.append(part)
        words += len(part.split())
    return BREAK.join([headline, *kept])


def cut_to_brief(text: str, random: Random) -> str:
    """A brief: the first paragraphs, a quarter to a third of the words."""
    return _cut(text, random.uniform(0.25, 0.34))


def cut_paragraph(text: str, random: Random) -> str:
    """One paragraph left out."""
    headline, body = _paragraphs(text)
    if len(body) > 2:
        body.pop(random.randrange(1, len(body)))
    return BREAK.join([headline, *body])


def add_paragraph(text: str, random: Random) -> str:
    """A paragraph of the outlet's own and a call to subscribe, at the end and in the middle."""
    headline, body = _paragraphs(text)
    body.insert(len(body) // 2 + 1, random.choice(_OUTLET))
    return BREAK.join(
        [headline, *body, "Subscribe to our newsletter", f"© 2025 The Daily Record. With inputs from {random.choice(_AGENCIES)}"]
    )


def restyle(text: str, random: Random) -> str:
    """Typographic quotation marks made straight or the other way round, numbers written out or in digits, a photo credit added."""
    if "“" in text or "’" in text:
        text = text.translate(str.maketrans("“”‘’—", "\"\"''-"))
    else:
        text = re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")
    for value, word in enumerate(_SMALL, 2):
        text = re.sub(rf"(?<=\s){word}(?=\s[a-z])", str(value), text)
    text = re.sub(r"(\d),(\d{3})\b", r"\1\2", text)
    headline, body = _paragraphs(text)
    return BREAK.join([headline, "The market in March. (Photo: Jo Diaz/AFP)", *body])


def copy_edit(text: str, random: Random) -> str:
    """One word in twenty changed, left out or added, as a copy editor does; figures and names stay."""
    headline, body = _paragraphs(text)
    return BREAK.join([headline, *(" ".join(_edit_words(part.split(), random)) for part in body)])


def _edit_words(words: list[str], random: Random) -> list[str]:
    edited: list[str] = []
    for word in words:
        if word.islower() and word not in _NUMBERS and random.random() < 0.05 * len(words) / max(1, sum(each.islower() for each in words)):
            change = _SWAPS.get(word)
            edited += [change] if change else random.choice(([random.choice(_WORDS), word], [word[:-1] + "ly"], []))
        else:
            edited.append(word)
    return edited


def reprint(text: str, random: Random) -> str:
    """All of it: another headline and dateline, cut, edited, restyled, with a paragraph added."""
    for edit in (swap_headline, cut_paragraph, copy_edit, change_dateline, add_paragraph, restyle):
        text = edit(text, random)
    return text


#: Prints of the story that they are made of.
PRINTS: tuple[Edit, ...] = (
    swap_headline,
    change_dateline,
    cut_paragraph,
    cut_tail,
    cut_to_brief,
    add_paragraph,
    restyle,
    copy_edit,
    reprint,
)


def change_figures(text: str, random: Random) -> str:
    """The next issue of a bulletin: the same words, with other numbers and other days."""
    shift = random.randint(1, 5)
    text = re.sub(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w,]|\.\d)", lambda number: f"{int(number[0].replace(',', '')) + shift:,}", text)
    text = re.sub(rf"\b(?:{'|'.join(_SMALL[:-5])})\b", lambda word: _SMALL[_SMALL.index(word[0]) + shift], text)
    return re.sub(rf"\b(?:{'|'.join(_DAYS)})\b", lambda day: _DAYS[(_DAYS.index(day[0]) + shift) % 7], text)


def write_bulletin(random: Random) -> str:
    """A daily bulletin of losses as ministries put them out: fixed wording, in it the day's numbers, days and places."""
    front, day = random.choice(("northern", "eastern", "southern")), random.randrange(7)
    towns = random.sample("Kidal Menaka Gossi Ansongo Tessalit Aguelhok Bourem Lere Nampala Diabaly".split(), 3)
    lost, hit, guns, cars, drones = (random.randint(2, 400) for _ in range(5))
    opening = (
        f"The armed forces killed or wounded {lost} fighters on the {front} front over the past 24 hours, the defence ministry said on"
    )
    struck = (
        f"Artillery struck {hit} positions near {towns[0]} and {towns[1]}, the bulletin says, and destroyed {guns} guns, {cars} vehicles"
    )
    return BREAK.join(
        (
            f"Defence ministry gives losses of {_DAYS[day]}",
            f"{opening} {_DAYS[day]} in its daily bulletin. The figures could not be checked, and the other side does not tell its losses.",
            f"{struck} and a store of ammunition. Air defences shot down {drones} drones over {towns[2]} during the night.",
            f"“Our units hold all of their positions on the {front} front,” a spokesman said. He gave no figures for the army’s own dead.",
            f"The ministry puts out such a bulletin each morning. The one before told of losses on {_DAYS[day - 1]}.",
        )
    )
