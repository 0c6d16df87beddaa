"""Two processes that store articles at once, in a folder and in a bucket: nothing lost, nothing twice, linked as if one had waited."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from lib import store
from lib.schema import FACT_TABLES, Row
from tests.store.bucket import BUCKET, open_client
from tests.store.linking import gather, ids_by_fact, link_with_all

ROOT = Path(__file__).resolve().parents[2]
#: Somebody who saves batches of articles, each commit with his name and the number of the batch; or who packs the store time and again.
WRITER = """
import pickle, sys
from contextlib import nullcontext, suppress
from lib import store
from lib.ingest import retry, save as saving
from lib.store import maintain, write
uri, path, name, locks = sys.argv[1:]
if locks == "unlocked":
    for module in (write, maintain, retry):
        module.locked = lambda *_: nullcontext()
batches = pickle.load(open(path, "rb"))[name]
opened = store.open_store(uri)
print("ready", flush=True)
sys.stdin.readline()
for number, batch in enumerate(batches):
    if name == "Packer":
        with suppress(store.Overtaken):
            store.compact(opened)
    else:
        saving.save(batch, opened, store.Commit(name, str(number)))
"""


def split(found, size, seed):
    """Batches of some articles in an order of one's own."""
    mixed = random.Random(seed).sample(found, len(found))
    return [mixed[start : start + size] for start in range(0, len(mixed), size)]


def write_together(uri, batches, folder, locks="locked"):
    """Run one process a name, all at once; ``batches`` maps names to what each saves."""
    path = folder / "batches"
    path.write_bytes(pickle.dumps(batches))
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, uri, str(path), name, locks], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for name in batches
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write(b"go\n")
        process.stdin.close()
    assert [process.wait(300) for process in started] == [0] * len(started)


def replay(versions, batches):
    """What the store holds when the same batches come one after the other, in the order of the history, each linked with all before it."""
    held: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    published = {facts.article.article_id: facts.article.published for own in batches.values() for batch in own for facts in batch}
    for each in versions:
        batch = batches[each.author][int(each.message)]
        ids = {facts.article.article_id for facts in batch}
        linked = link_with_all(batch, held)
        for table in FACT_TABLES:
            rows = [row for row in held[table] if row["article_id"] not in ids] + linked[table]
            held[table] = sorted(rows, key=lambda row: (published[row["article_id"]], row["article_id"], row["char_start"], row["fact_id"]))
    return held


@pytest.mark.parametrize("place", ["folder", "bucket"])
def test_two_who_store_at_once_lose_nothing_and_store_nothing_twice(place, briefs, tmp_path, request):
    uri = str(tmp_path / "store") if place == "folder" else request.getfixturevalue("bucket") + "/two"
    batches = {"Ada": split(briefs[:16], 6, 1), "Bo": split(briefs[8:24], 6, 2)}  # a third of them are stored by both
    write_together(uri, batches, tmp_path)
    hold(store.open_store(uri), briefs[:24], batches)


def test_three_who_never_wait_and_one_who_packs_lose_nothing_either(briefs, tmp_path):
    batches = {"Ada": split(briefs[:26], 9, 1), "Bo": split(briefs[13:], 9, 2), "Cy": split(briefs[5:30], 9, 3)}
    opened = store.open_store(str(tmp_path / "store"))
    store.append(opened, [], {})
    write_together(opened.uri, batches | {"Packer": [None] * 5}, tmp_path, "unlocked")  # as on a bucket, only faster
    hold(opened, briefs, batches)
    store.compact(opened)
    hold(opened, briefs, batches)


def hold(opened, briefs, batches):
    """Hold a store against its articles, its history, and what comes of the same imports one after the other."""
    told = gather(briefs)
    assert sorted(store.read(opened, "articles")["article_id"]) == sorted(facts.article.article_id for facts in briefs)
    stored = {table: store.read_rows(opened, table) for table in FACT_TABLES}
    for table in FACT_TABLES:
        assert sorted(row["fact_id"] for row in stored[table]) == sorted(row["fact_id"] for row in told[table])
    versions = [each for each in store.history(opened)[::-1] if each.author]
    assert sum(each.added for each in versions) == len(briefs) == versions[-1].articles
    assert ids_by_fact(replay(versions, batches)) == ids_by_fact(stored)
    for each in versions:
        assert len(store.read_tables(opened, as_of=str(each.number))["articles"]) == each.articles


def test_a_server_for_these_tests_refuses_to_put_what_is_there(bucket, server):
    client = open_client(server)
    client.put_object(Bucket=BUCKET, Key="once", Body=b"first", IfNoneMatch="*")
    with pytest.raises(ClientError, match="PreconditionFailed"):
        client.put_object(Bucket=BUCKET, Key="once", Body=b"second", IfNoneMatch="*")
    assert client.get_object(Bucket=BUCKET, Key="once")["Body"].read() == b"first"
