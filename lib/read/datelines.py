"""Datelines: the place, date and agency that a wire story opens with, such as ``CAIRO, March 3 (AP) —``."""

from __future__ import annotations

import re

from lib.lookups import load_lookup
from lib.read.wires import wire_pattern
from lib.rule import rule

_WIRE = wire_pattern()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:(?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?|\d{{4}}-\d\d-\d\d)"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.\-]*"
_TITLE = r"[A-ZÀ-ÖØ-Þ][\w’'.\-]*"
_CITY = rf"(?!(?:[A-Z]\.)+\s-)(?=[^\s,:]{{2}}){_UPPER}(?:[ ](?:(?:de|del|la|el|al|of)[ ])?{_UPPER}){{0,4}}"
_TITLE_CITY = rf"{_TITLE}(?:[ ](?:(?:de|del|la|es|al|of)[ ])?{_TITLE}){{0,2}}"
#: ", Kenya" or ", N.Y."; "/Kazakhstan/"; "[Yemen]," before a date; "(Chad)" before an agency.
_REGION = (
    r"(?:,[ ]?[A-ZÀ-ÖØ-Þ][^\d,:()\[\]/—–\n]{1,30}?|[ ]?/[A-Z][^/\n]{1,30}/"
    r"|[ ]?\[[A-Z][a-z][^\[\]\n]{1,25}\](?=,)|[ ]?\([A-Z][a-z][^()\n]{1,25}\)(?=[^—–]{0,30}[(]))"
)
_AGENCY = rf"(?:[(\[](?:{_WIRE}|[A-Z][\w.&-]{{1,15}}(?:[/ ][A-Z][\w.&-]{{1,15}}){{0,3}})[)\]]|/(?:{_WIRE})/\.?)"
_DASH = r"[ ]?(?:--+|[—–]|_)|[ ]-(?=[ ])|\.-"
#: What follows a dateline is the start of a sentence, or nothing where the dateline has a line of its own.
_START = r"(?=\s*$|\s*[\"“‘'«(\[]?(?:[A-ZÀ-ÖØ-Þ0-9$€£¥]|al-|el-|ex-))"
#: Words before a colon or a dash that are no places.
_LABELS = """
    alert analysis and answer at background breaking but by caption clarification comment commentary context correction date
    developing editor editorial exclusive explainer fact factbox feature file for from headline how in interview it key
    latest live note on opinion photo photos profile published q question quote re read related review source sources
    special subject summary the timeline title to topic topics update updated urgent video warning watch what when where
    who why with un us uk eu nato who
""".split()
#: With a colon, only capitals are safe from being read out of "Assad: We will go on".
_CAPITALS = "|".join(re.escape(row["capital"]) for row in load_lookup("countries") if row["capital"])
_NO_LABEL = rf"(?!(?i:{'|'.join(_LABELS)})\b)"

STRONG = (
    rule(
        "upper_place",
        rf"^(?-i:{_NO_LABEL}{_CITY}{_REGION}{{0,2}}(?:[,.]?[ ]{_DATE})?\.?(?:[ ]?{_AGENCY})?(?:{_DASH}|:(?=\s)){_START})",
        "BOGOTÁ, Colombia (AP) — The mayor resigned on Friday.",
        "NATO - the alliance - met in Ankara.",
    ),
    rule(
        "slash_agency",
        rf"^(?-i:(?:{_CITY}|{_TITLE_CITY}){_REGION}{{0,2}}(?:[,.]?[ ]{_DATE})?\.?[ ]/(?:{_WIRE})/\.?(?:{_DASH})?{_START})",
        "ASTANA, July 12. /TASS/. The two presidents spoke.",
        "Astana and/or Almaty will host it.",
    ),
    rule(
        "place_and_agency",
        rf"^(?-i:{_TITLE_CITY}{_REGION}{{0,2}}(?:,?[ ]{_DATE})?\.?[ ]?{_AGENCY}(?:{_DASH}|:(?=\s)){_START})",
        "Nairobi, Kenya (AFP) – Kenyan police said on Monday",
        "Hamas (the group that runs Gaza) – Its leaders",
    ),
    rule(
        "place_and_date",
        rf"^(?-i:{_TITLE_CITY}{_REGION}{{0,2}},[ ]{_DATE}\.?(?:{_DASH}|:(?=\s)){_START})",
        "Jakarta, 3 March 2025 – The president left",
        "On Tuesday, 3 March 2025 the president left",
    ),
    rule(
        "date_and_agency",
        rf"^{_DATE}[ ]?[(\[](?:{_WIRE})[)\]](?:{_DASH})?{_START}",
        "June 17 (UPI) -- Rescuers in Lima",
        "June 17 (a Tuesday) -- Rescuers",
    ),
    rule("agency_only", rf"^[(\[](?:{_WIRE})[)\]](?:{_DASH}|:)?(?=\s)", "(Reuters) - Chile's central bank", "(Rebels) - they are many"),
    rule(
        "place_and_country",
        rf"^(?-i:{_TITLE_CITY},[ ]{_TITLE_CITY}[ ](?:--+|[—–-])[ ]){_START}(?![^.]{{0,120}}[ ][—–-][ ])",
        "Gaza City, Palestine – Umm Ali walked for an hour",
        "Abdel Fattah el-Sisi, Egypt's president – The general",
    ),
)
#: Forms that other sentences take too: for a story's first paragraph only.
WEAK = (
    rule(
        "place_and_dash",
        rf"^(?-i:{_NO_LABEL}{_TITLE_CITY}[ ](?:--+|[—–-])[ ]){_START}(?![^.]{{0,160}}[ ][—–-][ ])",
        "Khartoum – The army took the bridge.",
        "Lula – Brazil's president – Spoke on Friday.",
    ),
    rule(
        "place_in_brackets",
        rf"^(?-i:\({_TITLE_CITY}\)(?:{_DASH}){_START})",
        "(Beirut) – Courts in Yemen tried eleven journalists.",
        "(Yemen) has eleven journalists in prison",
    ),
    rule(
        "capital_and_colon",
        rf"^(?-i:(?:{_CAPITALS}):[ ](?=[A-ZÀ-ÖØ-Þ0-9]))",
        "New Delhi: The foreign minister left for Dhaka.",
        "Police: The talks failed.",
    ),
)
RULES = STRONG + WEAK


def find_dateline(paragraph: str, first: bool) -> int:
    """Length of the dateline that a paragraph opens with, 0 where there is none; ``first`` where it is the story's first paragraph.

    >>> find_dateline("CAIRO, March 3 (AP) — The minister left.", first=True)
    21
    """
    head = paragraph[:200]
    for candidate in STRONG + WEAK if first else STRONG:
        if match := candidate.pattern.match(head):
            return len(match.group().rstrip())
    return 0


def dateline_date(dateline: str) -> str | None:
    """The date inside a dateline, as written.

    >>> dateline_date("WASHINGTON, Aug 12 (Reuters) –")
    'Aug 12'
    """
    found = re.search(_DATE.replace("[ ]", " "), dateline)
    return found.group() if found else None


def dateline_agency(dateline: str) -> str | None:
    """The agency inside a dateline, as written.

    >>> dateline_agency("WASHINGTON, Aug 12 (Reuters) –")
    'Reuters'
    """
    found = re.search(rf"[(\[/]({_WIRE})[)\]/]", dateline, re.IGNORECASE | re.VERBOSE)
    return found.group(1) if found else None
