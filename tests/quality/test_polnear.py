"""Direct quotations with their speakers on PolNeAR's development part (news of the US election of 2016), where it is present."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from lib.extract.actors.find import find_actors
from lib.extract.actors.words import fold_key
from lib.extract.document import parse
from lib.extract.quotes.find import find_quotes
from lib.extract.statements.find import find_statements
from lib.extract.values import Reading
from lib.gazetteer import open_gazetteer
from lib.read.article import Article, Block, BlockKind, article_id

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "dev-corpora" / "polnear-dev.jsonl"
PRONOUNS = {"he", "she", "they", "it", "i", "we", "who", "you", "his", "her", "their"}
RECALL, PRECISION = 0.85, 0.84


def as_article(entry):
    text, title = entry["text"], entry["title"]
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        kind: BlockKind = "headline" if start == 0 and paragraph.strip(" .") == title.strip(" .") else "body"
        blocks.append(Block(kind, start, start + len(paragraph)))
        start += len(paragraph) + 2
    published = date.fromisoformat(entry["dct"])
    return Article(article_id(text), title, entry["publisher"], "", published, "metadata", "en", text, tuple(blocks))


def same_speaker(row, sources, text):
    """Whether the speaker shares a name or noun with the annotated source; of a pronoun, only that it was resolved to somebody."""
    if row["speaker"] is None:
        return False
    ours = set(re.findall(r"\w+", fold_key(row["speaker"])))
    for source in sources:
        words = re.findall(r"\w+", fold_key(source["surface"]))
        if set(words) & PRONOUNS or set(words) & ours:
            return True
    return False


def measure(entries, report=None):
    gazetteer = open_gazetteer()
    articles = [as_article(entry) for entry in entries]
    wanted = found = rows_right = rows_all = 0
    for entry, article, doc in zip(entries, articles, parse(articles), strict=True):
        reading = Reading(article, doc, gazetteer)
        reading.actors = find_actors(reading)
        reading.statements = find_statements(reading)
        rows = find_quotes(reading)
        quoted = [gold for gold in entry["gold"] if gold["has_quote_marks"] and gold.get("source")]
        headline_end = next((block.end for block in article.blocks if block.kind == "headline"), 0)
        for gold in quoted:
            if gold["direct"] and gold["content"][0]["start"] >= headline_end and long_enough(gold):
                wanted += 1
                hit = any(holds(gold, row) and same_speaker(row, gold["source"], entry["text"]) for row in rows)
                found += hit
                if report is not None and not hit:
                    near = [(row["speaker"], row["rule"]) for row in rows if holds(gold, row)]
                    report.append(("MISS", gold["source"][0]["surface"], gold["content"][0]["surface"][:70], near, entry["id"]))
        for row in rows:
            rows_all += 1
            right = any(holds(gold, row) and same_speaker(row, gold["source"], entry["text"]) for gold in quoted)
            rows_right += right
            if report is not None and not right:
                near = [gold["source"][0]["surface"] for gold in quoted if holds(gold, row)]
                report.append(("WRONG", row["speaker"], row["quote"][:70], row["rule"], near, entry["id"]))
    return found / wanted, rows_right / rows_all, wanted, rows_all


def long_enough(gold):
    inside = re.findall(r"[“\"‘'](.+?)[”\"’']", " ".join(part["surface"] for part in gold["content"]))
    return any(len(words.split()) >= 3 for words in inside)


def holds(gold, row):
    return any(part["start"] <= (row["char_start"] + row["char_end"]) // 2 < part["end"] for part in gold["content"])


@pytest.mark.skipif(not CORPUS.exists(), reason="PolNeAR is not shipped: it is other people's text")
def test_direct_quotes_with_speakers():
    entries = [json.loads(line) for line in CORPUS.open(encoding="utf-8")]
    recall, precision, _, _ = measure(entries[::4])
    assert recall >= RECALL
    assert precision >= PRECISION
