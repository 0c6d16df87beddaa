"""A store in a bucket: the same as in a folder, and its errors say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib import store
from lib.errors import StoreError
from lib.schema import FACT_TABLES
from tests.sample import sample, sample_ids, stored_ids, write_sample
from tests.store.bucket import BUCKET, open_client


def test_what_goes_into_a_bucket_comes_out(bucket, tmp_path):
    opened, folder = write_sample(f"{bucket}/deep/er/"), write_sample(str(tmp_path / "store"))
    assert opened.uri == f"{bucket}/deep/er"
    assert stored_ids(opened) == sample_ids(*sample())
    for table in ("articles", *FACT_TABLES):
        assert store.read_rows(opened, table) == store.read_rows(folder, table)
    assert store.append(opened, *sample()) == store.Written(0, 0, 5)
    assert not Path("s3:").exists()  # no folder of that name for a lock


def test_a_bucket_without_a_store_has_none(bucket):
    opened = store.open_store(f"{bucket}/nothing")
    assert not store.exists(opened)
    assert store.latest(opened) == -1
    assert store.read_reviews(opened) == []
    with pytest.raises(StoreError, match="There is no store"):
        store.version(opened)


def test_a_missing_file_in_a_bucket_is_named_as_one(bucket, server):
    opened = write_sample(f"{bucket}/damaged")
    client = open_client(server)
    held = client.list_objects_v2(Bucket=BUCKET, Prefix="damaged/places/")["Contents"]
    client.delete_object(Bucket=BUCKET, Key=next(each["Key"] for each in held if each["Key"].endswith(".parquet")))
    with pytest.raises(StoreError, match="A file of the store is missing"):
        store.read_tables(opened)


@pytest.mark.parametrize(
    ("name", "variables", "said"),
    [
        ("s3://no-such-bucket/store", {}, "no such bucket"),
        ("s3://articles/store", {"AWS_ALLOW_HTTP": "false"}, "not encrypted"),
        ("s3://articles/store", {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "cannot be read"),
    ],
)
def test_a_bucket_that_cannot_be_reached_says_what_to_look_at(bucket, monkeypatch, name, variables, said):
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    with pytest.raises(StoreError) as raised:
        store.version(store.open_store(name))
    assert said in raised.value.cause
    assert raised.value.place == name
    assert "secret" not in str(raised.value)
    assert "\x1b" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("uri", ["gs://bucket/store", "https://example.org/store", "file:///tmp/store", "s3://", "s3:///"])
def test_only_folders_and_buckets_are_stores(uri):
    with pytest.raises(StoreError, match="neither a folder nor a bucket"):
        store.open_store(uri)
