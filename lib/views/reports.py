"""How much there is: key figures, the latest articles, what can be chosen in the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.gazetteer.countries import country_name
from lib.schema import FACT_TABLES
from lib.views.gather import PROOF, build_frame, group, list_records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lib.schema import Row

    Tables = Mapping[str, pd.DataFrame]


_ARTICLE = ("article_id", "title", "source", "url", "published", "words")


def key_figures(tables: Tables) -> pd.DataFrame:
    """Counts for the cards: index ``articles, places, meetings, personnel, quotes, attacks``; columns ``label, value``, ``help`` (what is
    counted), ``sure`` (mean score of the facts counted; NaN for articles), ``first_day, last_day`` (of the facts counted; dates or None).
    """
    events, places = tables["events"], tables["places"]
    attacks = events[(events["event_type"] == "ASSAULT") & (events["status"] == "held")]
    located = places[places["role"].ne("actor") & places["lat"].notna() & places["lon"].notna()]
    located = located.assign(place_id=located["geonameid"].astype(object).where(located["geonameid"].notna(), _name_points(located)))
    figures = {
        "articles": ("Articles", tables["articles"], "article_id", "Articles that pass, or a fact of which does."),
        "places": ("Places", located, "place_id", "Places on the map, each once; names of governments left out."),
        "meetings": ("Meetings", tables["meetings"], "meeting_id", "Each once, however many report it; planned and denied ones too."),
        "personnel": ("Claims", tables["personnel"], "claim_id", "Claims about numbers of people, each once; never added up."),
        "quotes": ("Quotes", tables["quotes"], "fact_id", "Quotations with the words as they stand in the article."),
        "attacks": ("Attacks", attacks, "event_id", "Attacks reported as having happened, each once."),
    }
    rows = [
        {
            "label": label,
            "value": found[unit].nunique(),
            "sure": found["score"].mean() if "score" in found and len(found) else float("nan"),
            "first_day": _day(found["first_day"].min()),
            "last_day": _day(found["last_day"].max()),
            "help": said,
        }
        for label, found, unit, said in figures.values()
    ]
    return build_frame(rows, ("label", "value", "sure", "first_day", "last_day", "help")).set_axis(list(figures)).astype({"value": int})


def _name_points(places: pd.DataFrame) -> pd.Series:
    """What tells places without a GeoNames id apart, as on the map."""
    return places["lat"].round(3).astype(str) + "," + places["lon"].round(3).astype(str)


def latest_reports(tables: Tables, limit: int = 10) -> pd.DataFrame:
    """The latest articles, newest first: ``article_id, title, source, url, published, words, facts`` (how many of those given), and of its
    first fact ``fact_id, sentence`` (None where it has none).
    """
    articles = sorted(list_records(tables["articles"], _ARTICLE), key=lambda row: row["title"])
    articles.sort(key=lambda row: str(row["published"] or ""), reverse=True)
    wanted = {row["article_id"] for row in articles[:limit]}
    facts = [
        row
        for table in FACT_TABLES
        for row in list_records(tables[table][tables[table]["article_id"].isin(wanted)], ("char_start", *PROOF))
    ]
    first = {own[0]["article_id"]: own for own in group(sorted(facts, key=lambda row: (row["char_start"], row["fact_id"])), "article_id")}
    nothing: Row = {"fact_id": None, "sentence": None}
    rows = [row | {"facts": len(own := first.get(row["article_id"], []))} | (own[0] if own else nothing) for row in articles[:limit]]
    return build_frame(rows, (*_ARTICLE, "facts", "fact_id", "sentence"))


def country_options(tables: Tables) -> pd.DataFrame:
    """Countries that the tables concern, for the filter: ``code, name, articles`` (count), by name. Give it unfiltered tables."""
    counts = tables["articles"]["countries"].explode().dropna().value_counts()
    rows = [(code, country_name(str(code)) or code, count) for code, count in counts.items()]
    return pd.DataFrame(rows, columns=["code", "name", "articles"]).sort_values("name", ignore_index=True)


def source_options(tables: Tables) -> pd.DataFrame:
    """Sources of the articles, for the filter: ``source, articles`` (count), by name. Give it unfiltered tables."""
    counts = tables["articles"]["source"].value_counts().rename("articles")
    return counts.rename_axis("source").reset_index().sort_values("source", ignore_index=True)


def _day(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()
