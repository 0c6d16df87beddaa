"""Texts that no newsroom writes, each a few characters said over and over, and plain prose to hold them against."""

from __future__ import annotations

from itertools import cycle, islice

#: Sentences of news with facts of every kind.
PROSE = (
    "Gunmen killed 12 soldiers near Kidal on Monday, the army said.",
    "Foreign Minister Penny Wong met her Chilean counterpart, Alberto van Klaveren, in Santiago on 3 March.",
    '"We shall mend the bridge before the rains," said Mayor Rosa Quispe of Puno.',
    "Kenya will send 200 more police officers to Haiti, the interior ministry said in Nairobi.",
    "A drone strike on a market in Sumy, Ukraine, wounded at least 30 people, two of them children.",
    "Between 40 and 50 miners are missing after a landslide in Hpakant, rescuers told Reuters.",
)
#: One paragraph each, without a full stop but where it says so.
UNITS = {
    "letters": "a",
    "digits": "1",
    "numbers": "12 ",
    "thousands": "1,",
    "written numbers": "two hundred and ",
    "soldiers": "10 soldiers, ",
    "dashes": "-",
    "hyphens": "a-",
    "brackets": "(",
    "emoji": "😀",
    "flags and joiners": "🏴\u200d☠\ufe0f ",
    "right to left": "\u202e\u200fabc ",
    "Arabic": "السلام عليكم ",
    "controls": "\x00\x01\x07 abc ",
    "accents": "e\u0301",
    "open quotes": '"a b c said ',
    "opening marks": "“",
    "apostrophes": "'a ",
    "single marks": "‘s x’s ",
    "HTML": "<div><script>alert(1)</script>",
    "entities": "&amp;",
    "addresses": "http://a.b/c?d=e&f",
    "capitals": "Abc ",
    "joined capitals": "Abc and ",
    "initials": "J. ",
    "abbreviations": "World Health Group (WHG) ",
    "ministries": "Ministry of Defence ",
    "owners": "Kenya's ",
    "places": "Paris, London, ",
    "prepositions": "in the ",
    "of": "of ",
    "said": "he said ",
    "who said": "who said that he ",
    "talks": "talks with ",
    "weekdays": "Monday ",
    "dates": "from March 3 to March 5 and ",
    "parts": "two of them were killed; ",
    "lines": "Ab cd\n",
    "paragraphs": "a\n\n",
    "headlines": "# Ab\n\n",
}


def fill(unit: str, size: int) -> str:
    """The unit said over and over, about ``size`` characters."""
    return unit * (size // len(unit))


def write_prose(size: int) -> str:
    """One paragraph of plain news, about ``size`` characters."""
    return " ".join(islice(cycle(PROSE), round(size * len(PROSE) / sum(len(each) + 1 for each in PROSE))))
