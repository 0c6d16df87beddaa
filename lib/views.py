"""Filtered tables (``lib.store.read_tables`` or ``lib.filters.select_tables``) -> the small frame that one chart or card needs.

Every frame of facts keeps ``fact_id``, ``article_id`` and ``sentence`` (the evidence) of the row that stands for it, and where several
reports stand behind one row, ``fact_ids`` with all of them. Text that is not known is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.gather import gather, locate, none_for_unknown, sort_by_date_width, union, unique
from lib.gazetteer.countries import country_name
from lib.labels import PRECISION, display_count, display_spread, label_fact, name_lane, name_people
from lib.schema import FACT_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    Tables = Mapping[str, pd.DataFrame]

#: What tells a fact apart and proves it.
EVIDENCE = (
    "fact_id",
    "article_id",
    "char_start",
    "char_end",
    "sent_start",
    "sent_end",
    "quote_exact",
    "sentence",
    "title",
    "source",
    "published",
    "rule",
    "score",
)
_KINDS = {"places": "place", "meetings": "meeting", "personnel": "claim", "quotes": "quote", "events": "event"}


def key_figures(tables: Tables) -> pd.DataFrame:
    """Counts for the cards: index ``articles, places, meetings, personnel, quotes, attacks``; columns ``label, value``, ``help`` (what is
    counted), ``first_day, last_day`` (of the facts counted; dates or None).
    """
    events = tables["events"]
    figures = {
        "articles": ("Articles", tables["articles"], "article_id", "Articles that pass, or a fact of which does."),
        "places": ("Places", locate(tables["places"]), "place_id", "Places on the map, each once; names of governments left out."),
        "meetings": ("Meetings", tables["meetings"], "meeting_id", "Each once, however many report it; planned and denied ones too."),
        "personnel": ("Claims about people", tables["personnel"], "claim_id", "Claims, each once; their numbers are never added up."),
        "quotes": ("Quotes", tables["quotes"], "fact_id", "Quotations with the words as they stand in the article."),
        "attacks": (
            "Attacks",
            events[(events["event_type"] == "ASSAULT") & (events["status"] == "held")],
            "event_id",
            "Attacks reported as having happened, each once.",
        ),
    }
    rows = {
        name: {
            "label": label,
            "value": rows[unit].nunique(),
            "first_day": _day(rows["first_day"].min()),
            "last_day": _day(rows["last_day"].max()),
            "help": said,
        }
        for name, (label, rows, unit, said) in figures.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index").astype({"first_day": object, "last_day": object})


def map_places(tables: Tables) -> pd.DataFrame:
    """One row a located place, most mentioned first; never a name that stands for a government.

    ``place_id, name, country, country_code, lat, lon, where_prec, precision`` (in words), ``exact`` (False for what is only near, a
    district, province, region or country: not to be drawn as a point that is exact), ``mentions, articles`` (counts), ``roles`` (list),
    ``fact_id, fact_ids, article_id, sentence``. A mention of what happens there stands for the place before any other.
    """
    rows = locate(tables["places"])
    rows = rows.assign(rank=rows["role"].map({"event": 0, "dateline": 1, "mention": 2}))
    rows = rows.sort_values(["rank", "where_prec", "char_start"], kind="stable")
    found = gather(rows, "place_id", mentions=("fact_id", "size"), roles=("role", unique))
    found = found.rename(columns={"resolved_place": "name"})
    found["exact"] = (found["where_prec"] == 1).astype(bool)
    found["precision"] = found["where_prec"].map(PRECISION)
    names = [
        "place_id",
        "name",
        "country",
        "country_code",
        "lat",
        "lon",
        "where_prec",
        "precision",
        "exact",
        "mentions",
        "articles",
        "roles",
    ]
    return _show(found.sort_values(["mentions", "name"], ascending=[False, True], kind="stable"), names)


def meeting_timeline(tables: Tables) -> pd.DataFrame:
    """One row a real-world meeting, by date.

    ``meeting_id, lane`` ("Chad – Sudan"), ``label`` (who), ``participants`` and ``parties`` (lists, of all reports), ``date_start,
    date_end, date_prec, date_text, date_basis`` (of the report that gives the tightest date), ``dates_agree`` (whether a day is left
    that fits all reports), ``status`` (of the latest report), ``statuses`` (all of them), ``mode, place, country, topic, reports,
    articles`` (counts).
    """
    rows = tables["meetings"]
    latest = rows.sort_values("published", kind="stable", na_position="first").groupby("meeting_id", sort=False)["status"].agg("last")
    found = gather(
        sort_by_date_width(rows),
        "meeting_id",
        reports=("fact_id", "size"),
        statuses=("status", unique),
        participants=("participants", union),
        parties=("parties", union),
        latest_start=("stated_start", "max"),
        earliest_end=("stated_end", "min"),
    )
    found["status"] = found["meeting_id"].map(latest)
    found["dates_agree"] = ~(found["latest_start"] > found["earliest_end"])
    found["lane"] = [name_lane(parties) for parties in found["parties"]]
    found["label"] = [name_people(people) or lane for people, lane in zip(found["participants"], found["lane"], strict=True)]
    found = found.rename(columns={"resolved_place": "place"}).sort_values(["start", "end", "meeting_id"], kind="stable")
    names = ["meeting_id", "lane", "label", "participants", "parties", "date_start", "date_end", "date_prec", "date_text", "date_basis"]
    return _show(found, [*names, "dates_agree", "status", "statuses", "mode", "place", "country", "topic", "reports", "articles"])


def personnel_claims(tables: Tables) -> pd.DataFrame:
    """One row a claim about a number of people, by date. Claims overlap and contradict each other: they are never added up.

    ``claim_id, count`` (words: "2,000 or more"), ``count_low, count_best, count_high`` (Int64, null where the words give none),
    ``count_text, count_rule, unit, force, force_name, status, claimant, relayed_by, place, country, date_start, date_end, date_prec,
    date_basis, part_of`` (the fact_id of the total that it is a part of), ``title, source, published`` (of the first report), ``reports,
    articles`` (counts).
    """
    rows = tables["personnel"].sort_values(["published", "char_start"], kind="stable", na_position="last")
    found = gather(rows, "claim_id", reports=("fact_id", "size")).rename(columns={"resolved_place": "place"})
    bounds = found[["count_low", "count_best", "count_high", "count_rule", "count_text"]]
    found["count"] = [display_count(*bound) for bound in bounds.itertuples(index=False)]
    found["force_name"] = [country_name(code) or code if isinstance(code, str) else None for code in found["force"]]
    found = found.sort_values(["first_day", "last_day", "claim_id"], kind="stable")
    names = ["claim_id", "count", *bounds.columns, "unit", "force", "force_name", "status", "claimant", "relayed_by", "place", "country"]
    return _show(
        found,
        [*names, "date_start", "date_end", "date_prec", "date_basis", "part_of", "title", "source", "published", "reports", "articles"],
    )


def personnel_by_status(tables: Tables) -> pd.DataFrame:
    """One row a status, the most claimed first: ``status`` ("" where none is given), ``claims`` (count), ``lowest, highest`` (of any one
    claim, never a sum), ``range`` (words), ``fact_ids``.
    """
    claims = personnel_claims(tables)
    bounded = claims["count_rule"] == "at_most"
    claims = claims.assign(
        status=claims["status"].fillna("").astype(object),
        least=claims["count_low"].fillna(claims["count_best"]).mask(bounded),
        most=claims[["count_low", "count_best", "count_high"]].astype("Float64").max(axis=1).astype("Int64"),
        unbounded=claims["count_high"].isna(),
    )
    found = claims.groupby("status", sort=False).agg(
        claims=("claim_id", "size"),
        lowest=("least", "min"),
        highest=("most", "max"),
        unbounded=("unbounded", "any"),
        fact_ids=("fact_ids", union),
    )
    spread = found[["lowest", "highest", "unbounded"]].itertuples(index=False)
    found = found.assign(range=[display_spread(*ends) for ends in spread]).drop(columns="unbounded").reset_index()
    return found.sort_values(["claims", "status"], ascending=[False, True], kind="stable", ignore_index=True)


def latest_reports(tables: Tables, limit: int = 10) -> pd.DataFrame:
    """The latest articles, newest first: ``article_id, title, source, url, published, words, facts`` (how many of those given), and of its
    first fact ``fact_id, sentence`` (None where it has none).
    """
    names = ["article_id", "fact_id", "sentence", "char_start"]
    facts = pd.concat([tables[table][names] for table in FACT_TABLES], ignore_index=True).sort_values(["char_start", "fact_id"])
    found = tables["articles"].sort_values(["published", "title"], ascending=[False, True], kind="stable", na_position="last").head(limit)
    found = found.merge(facts.drop_duplicates("article_id"), on="article_id", how="left")
    found["facts"] = found["article_id"].map(facts["article_id"].value_counts()).fillna(0).astype(int)
    return none_for_unknown(found[["article_id", "title", "source", "url", "published", "words", "facts", "fact_id", "sentence"]])


def article_facts(tables: Tables, article_id: str) -> pd.DataFrame:
    """All facts of one article in the order of its text: ``table, kind`` ("place", "meeting" ...), ``label`` (what was understood),
    and the columns of ``EVIDENCE``.
    """
    return pd.concat(
        [_prove(table, tables[table][tables[table]["article_id"] == article_id]) for table in FACT_TABLES], ignore_index=True
    ).sort_values(["char_start", "char_end", "fact_id"], kind="stable", ignore_index=True)


def place_facts(tables: Tables, place_id: str) -> pd.DataFrame:
    """What is told of one place of ``map_places``: events, meetings and claims there, then its mentions, those of what happens there first;
    columns as ``article_facts``.
    """
    there = [(table, locate(tables[table].assign(role="event"))) for table in ("events", "meetings", "personnel")]
    mentions = locate(tables["places"]).assign(rank=lambda frame: (frame["role"] != "event").astype(int)).sort_values("rank", kind="stable")
    return pd.concat(
        [_prove(table, rows[rows["place_id"] == place_id]) for table, rows in [*there, ("places", mentions)]], ignore_index=True
    )


def meeting_reports(tables: Tables, meeting_id: str) -> pd.DataFrame:
    """The reports of one meeting, the tightest date first; columns as ``article_facts``."""
    rows = tables["meetings"]
    return _prove("meetings", sort_by_date_width(rows[rows["meeting_id"] == meeting_id]))


def claim_reports(tables: Tables, claim_id: str) -> pd.DataFrame:
    """The reports of one claim, the first one first; columns as ``article_facts``."""
    rows = tables["personnel"]
    return _prove("personnel", rows[rows["claim_id"] == claim_id])


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


def _show(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    return none_for_unknown(rows[[*names, "fact_id", "fact_ids", "article_id", "sentence"]])


def _prove(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    labels = [label_fact(table, {str(name): value for name, value in row.items()}) for row in rows.to_dict("records")]
    front = pd.DataFrame({"table": [table] * len(rows), "kind": _KINDS[table], "label": labels}, dtype=object)
    return none_for_unknown(pd.concat([front, rows[list(EVIDENCE)].reset_index(drop=True)], axis=1))
