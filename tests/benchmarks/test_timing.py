from tests.benchmarks.timing import Result, alternate, markdown, seconds, update


def test_aims_hold_ratios_where_there_is_a_baseline_and_values_elsewhere():
    assert Result("a", 3.0, "s", "b", 2.0, aim=1.5).reached is True
    assert Result("a", 3.1, "s", "b", 2.0, aim=1.5).reached is False
    assert Result("a", 0.6, "s", aim=0.5).reached is False
    assert Result("a", 3000, "a second", aim=2000, higher_is_better=True).reached is True
    assert Result("a", 3000, "a second").reached is None


def test_takes_turns_and_the_median():
    calls, first, second = [], iter([3.0, 1.0, 2.0]), iter([9.0, 7.0, 8.0])

    def one():
        calls.append("one")
        return next(first)

    def two():
        calls.append("two")
        return next(second)

    assert alternate(3, one, two) == (2.0, 8.0)
    assert calls == ["one", "two"] * 3
    assert seconds(lambda: None) < 1


def test_table_says_what_was_missed():
    rows = [Result("rerun", 0.61, "s", aim=0.5), Result("start", 3.0, "s", "empty", 1.5, aim=3), Result("lookups", 18_900.4, "a second")]
    table = markdown(rows)
    assert "| lookups | 18,900 a second |" in table
    assert "| rerun | 0.61 s |  |  | at most 0.5 s | **no** |" in table
    assert "| start | 3 s | empty: 1.5 s | 2.00 | at most 3 times | yes |" in table


def test_parts_measured_alone_leave_the_rest_of_the_table():
    table = markdown([Result("rerun", 0.61, "s", aim=0.5), Result("lookups", 18_900, "a second")])
    changed = update(f"\n{table}\n", [Result("rerun", 0.4, "s", aim=0.5), Result("memory", 250, "MiB")])
    assert changed.splitlines()[:2] == table.splitlines()[:2]
    assert changed.splitlines()[2:] == [
        "| rerun | 0.4 s |  |  | at most 0.5 s | yes |",
        "| lookups | 18,900 a second |  |  |  |  |",
        "| memory | 250 MiB |  |  |  |  |",
    ]
