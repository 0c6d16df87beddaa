"""What changed between two versions of the data: which two, the sentence that says it, and each change with its evidence a click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib import views
from lib.days import say_day
from lib.store import short_version
from lib.ui.address import asked, tell
from lib.ui.data import Reviewed, load_reviewed, load_selected, store_uri
from lib.ui.evidence import escape_markdown, link_page, show_evidence
from lib.ui.versions import shown_as_of
from lib.ui.versions_list import say_version
from lib.views.changes import LISTED, Changes, list_changes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from lib.filters import Filters
    from lib.reviews import Decision
    from lib.store import Version
    from lib.ui.page import Facts
    from lib.views.change import Change, Group

    Tables = Mapping[str, pd.DataFrame]

#: Compact lines are as pale as a caption, but these are the text.
_STYLE = "<style>.st-key-changes summary { opacity: 1; }</style>"
#: Changes of a kind that are shown before a reader asks for more.
_FIRST = 6
#: Articles of an outlet that are linked.
_LINKED = 20


def choose_versions(versions: Sequence[Version]) -> tuple[str, str]:
    """The two versions to compare: "since" and "until", as ``as_of`` takes them; by default the version shown and the one before it."""
    shown = shown_as_of()
    numbers = [str(version.number) for version in versions]
    names = {str(version.number): f"{version.number} · {say_version(version)}" for version in versions}
    latest = shown or numbers[0]
    left, right = st.columns(2)
    with right:
        until = _choose("until", "with version", [latest, *(number for number in numbers if number != latest)], names)
    before = [number for number in numbers if int(number) < _number(until)] or [numbers[-1]]
    with left:
        since = _choose("since", "Compare version", [*before, *(number for number in numbers if number not in before)], names)
    return since, until


def _choose(name: str, label: str, offered: list[str], names: Mapping[str, str]) -> str:
    """One of the versions, the first unless the address or the reader asks for another; it stands in the address then."""
    key = f"versions-{name}"
    if linked := asked(name):
        st.session_state[key] = linked[0]
        tell(name, linked[:1])
    wanted = st.session_state.get(key)
    options = offered if wanted is None or wanted in offered else [wanted, *offered]
    return st.selectbox(label, options, format_func=lambda number: names.get(number, number), key=key, on_change=_follow, args=(name, key))


def _follow(name: str, key: str) -> None:
    tell(name, (st.session_state[key],))


def _number(version: str) -> int:
    number = version.partition(".")[0]
    return int(number) if number.isdigit() else 0


def show_changes(facts: Facts, versions: Sequence[Version]) -> None:
    """Which two versions are compared, in one sentence what changed in what passes the filters, and the changes by kind."""
    since, until = choose_versions(versions)
    before, after = load_reviewed(since), load_reviewed(until)
    shown = [load_selected(each.kept, each.version, facts.filters) for each in (before, after)]
    key = (store_uri(), before.version, after.version, repr(facts.filters))
    changes = _compare(shown[0], shown[1], before.decisions, after.decisions, *key)
    span = f"Since version {since}" if until == (shown_as_of() or str(versions[0].number)) else f"From version {since} to version {until}"
    if not changes.groups:
        st.info(f"{span}, nothing changed in what passes the filters.", icon=":material/check:")
        return
    st.markdown(f"**{escape_markdown(f'{span}: {changes.headline}.')}**")
    here = load_reviewed().version
    st.html(_STYLE)
    with st.container(key="changes"):
        for group in changes.groups:
            _show_group(group, (before, after), here, facts.filters)


@st.cache_resource(max_entries=6, show_spinner="Comparing the two versions …")
def _compare(
    _before: Tables, _after: Tables, _was: Sequence[Decision], _now: Sequence[Decision], uri: str, since: str, until: str, filters: str
) -> Changes:
    """Store, versions and filters are the cache's key."""
    return list_changes(_before, _after, _was, _now)


@st.fragment
def _show_group(group: Group, both: tuple[Reviewed, Reviewed], here: str, filters: Filters) -> None:
    """The changes of one kind, each a line that opens to its evidence."""
    st.subheader(group.title, anchor=False)
    if group.note:
        st.caption(group.note)
    key = f"changes-{group.title}"
    whole = len(group.changes) <= _FIRST + 2 or st.session_state.get(f"{key}-all")
    shown = group.changes if whole else group.changes[:_FIRST]
    with st.container(gap="xxsmall"):
        for number, change in enumerate(shown):
            box = st.expander(escape_markdown(change.words), key=f"{key}-{number}", type="compact", on_change="rerun")
            if box.open:
                with box:
                    _show_evidence(change, both, here, filters)
    if len(shown) < len(group.changes):
        more = len(group.changes) - len(shown)
        st.button(f"Show {more:,} more", key=f"{key}-more", type="tertiary", on_click=_show_all, args=(f"{key}-all",))
    elif (listed := len(group.changes)) == LISTED and group.total > listed:
        st.caption(f"The first {listed:,} are listed; the page Download has all facts of either version.")


def _show_all(key: str) -> None:
    st.session_state[key] = True


def _show_evidence(change: Change, both: tuple[Reviewed, Reviewed], here: str, filters: Filters) -> None:
    """The sentences, or the articles, that a change stands in: of the later version, or of the earlier where that alone has them."""
    before, after = both
    own = [before] if change.gone else [after, before]
    known = set(change.facts)
    for reviewed in own:
        elsewhere = {} if reviewed.version == here else {"as_of": short_version(reviewed.version)}
        if change.articles:
            _link_articles(reviewed.kept["articles"], change.articles, filters, elsewhere)
            return
        if known:
            found = views.find_facts(reviewed.kept, change.table, [fact for fact in change.facts if fact in known])
            known -= set(found["fact_id"])
            show_evidence(found, filters, **elsewhere)
    if known or not change.facts:
        st.caption("Neither version shows the fact.")


def _link_articles(articles: pd.DataFrame, ids: Sequence[str], filters: Filters, elsewhere: Mapping[str, str]) -> None:
    rows = articles[articles["article_id"].isin(ids)]
    for row in rows.head(_LINKED).to_dict("records"):
        said = ", ".join(part for part in (row["title"], row["source"], say_day(row["published"])) if part)
        link_page("article", f"{escape_markdown(said)} →", filters, article=row["article_id"], **elsewhere)
    if len(rows) > _LINKED:
        st.caption(f"{len(rows) - _LINKED:,} more on the page Article.")
