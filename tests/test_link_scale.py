"""Linking compares a row with few others, however many rows there are."""

from datetime import date, timedelta
from itertools import count

import pytest

import lib.link as linking
from tests.test_link import claim, meeting

NAMES = ["Amina Diallo", "Bashir Khan", "Carlos Vega", "Daw Hla", "Elif Kaya", "Femi Ade", "Goran Ilic", "Hana Sato"]


def day(number):
    return date(2020, 1, 1) + timedelta(days=number)


def meetings(size):
    """Two a day, of people who all meet each other time and again."""
    for number in range(size):
        who = [NAMES[number % 8], NAMES[(number * 3 + 1 + number // 8) % 8]]
        yield meeting(f"{number:06}", f"a{number}", who, day(number // 2), day(number // 2), mode="phone")


def claims(size):
    """Two a day in one of forty towns of one country, with small numbers."""
    for number in range(size):
        when = {"date_start": day(number // 2), "date_end": day(number // 2)}
        yield claim(f"{number:06}", f"a{number}", 1, 1 + number % 9, None, place=f"town {number % 40}", **when)


def summits(size):
    """Reports of one summit, by everybody who was there."""
    for number in range(size):
        yield meeting(f"{number:06}", f"a{number}", NAMES[: 2 + number % 3], day(0), day(0), mode="multilateral")


@pytest.mark.parametrize(("table", "rows"), [("meetings", meetings), ("meetings", summits), ("personnel", claims)])
def test_comparisons_grow_with_the_rows(table, rows, monkeypatch):
    column, blocks, same, distance = linking._LINKS[table]

    def comparisons(size):
        calls = count()

        def counted(one, other):
            next(calls)
            return same(one, other)

        monkeypatch.setitem(linking._LINKS, table, (column, blocks, counted, distance))
        linking.link({table: list(rows(size))})
        return next(calls)

    few, many = comparisons(500), comparisons(2000)
    assert many < 6 * few
    assert many < 2000 * 40
