"""A store is plain files: its log says which, and DuckDB alone or pandas alone reads them, in a folder or a bucket."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lib import store
from lib.schema import FACT_TABLES
from tests.sample import newer_sample, sample, sample_ids
from tests.store.bucket import BUCKET, open_client

#: pandas cannot make lists of the texts in them where deltalake has rewritten a file; it reads all other columns.
PLAIN = ["fact_id", "article_id", "char_start", "char_end", "quote_exact", "revision"]


def columns_of(table):
    return ["article_id", "text", "revision"] if table == "articles" else PLAIN


def fill(opened):
    """A store with a replacement and a removal: files that were rewritten, and facts that no article names any more."""
    store.append(opened, *sample())
    store.append(opened, *newer_sample())
    store.remove(opened, [sample()[0][1]["article_id"]])
    return opened


def expected():
    articles, facts = newer_sample()
    gone = articles[1]["article_id"]
    left = {table: [row for row in rows if row["article_id"] != gone] for table, rows in facts.items()}
    return sample_ids([row for row in articles if row["article_id"] != gone], left)


def active(commits):
    """Names of the files that make up a table, by the protocol: those added and not removed."""
    names: dict[str, None] = {}
    for commit in commits:
        actions = [json.loads(line) for line in commit.splitlines()]
        for action in actions:
            if "remove" in action:
                names.pop(action["remove"]["path"], None)
        names |= {action["add"]["path"]: None for action in actions if "add" in action}
    return list(names)


@pytest.fixture
def files(tmp_path):
    """Table -> its files in a folder."""
    folder = Path(fill(store.open_store(str(tmp_path / "store"))).uri)
    logs = {table: sorted((folder / table / "_delta_log").glob("*.json")) for table in ("articles", *FACT_TABLES)}
    return {table: [str(folder / table / name) for name in active(log.read_text() for log in logs[table])] for table in logs}


def test_duckdb_alone_reads_what_is_shown(files):
    connection = duckdb.connect()
    query = "SELECT fact_id FROM read_parquet(?) JOIN (SELECT revision FROM read_parquet(?)) USING (revision) ORDER BY fact_id"
    told = {table: [row[0] for row in connection.execute(query, [files[table], files["articles"]]).fetchall()] for table in FACT_TABLES}
    articles = connection.execute("SELECT article_id FROM read_parquet(?) ORDER BY 1", [files["articles"]]).fetchall()
    assert told | {"articles": [row[0] for row in articles]} == expected()
    met = connection.execute("SELECT participants, date_start FROM read_parquet(?)", [files["meetings"]]).fetchall()
    assert all(isinstance(names, list) for names, _ in met)


def test_pandas_alone_reads_what_is_shown(files):
    frames = {table: pd.concat([pd.read_parquet(name, columns=columns_of(table)) for name in names]) for table, names in files.items()}
    check(frames)


def test_pandas_alone_reads_a_bucket(bucket, server):
    fill(store.open_store(f"{bucket}/plain"))
    client = open_client(server)

    def fetch(key):
        return client.get_object(Bucket=BUCKET, Key=key)["Body"].read()

    def read(table):
        held = client.list_objects_v2(Bucket=BUCKET, Prefix=f"plain/{table}/_delta_log/")["Contents"]
        logs = sorted(each["Key"] for each in held if each["Key"].endswith(".json"))
        names = active(fetch(key).decode() for key in logs)
        return pd.concat([pd.read_parquet(BytesIO(fetch(f"plain/{table}/{name}")), columns=columns_of(table)) for name in names])

    check({table: read(table) for table in ("articles", *FACT_TABLES)})


def check(frames):
    live = set(frames["articles"]["revision"])
    assert {table: sorted(frame[frame["revision"].isin(live)].iloc[:, 0]) for table, frame in frames.items()} == expected()
    texts = frames["articles"].set_index("article_id")["text"]
    for table in FACT_TABLES:
        for row in frames[table][frames[table]["revision"].isin(live)].itertuples():
            assert texts[row.article_id][row.char_start : row.char_end] == row.quote_exact
