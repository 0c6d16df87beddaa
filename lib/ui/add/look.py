"""What was read, before it is stored: a table of all articles with ticks, and one of them with its facts marked, to be corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from lib.days import say_day
from lib.errors import DatelineError
from lib.filters import Filters
from lib.ui.add.passage import show_marked
from lib.ui.add.words import count, count_found, list_pieces, say_facts, say_state, say_when
from lib.ui.article import draw_legend
from lib.ui.data import show_error
from lib.ui.evidence import escape_markdown, link_page
from lib.ui.page import page_theme

if TYPE_CHECKING:
    from lib.ui.add.batch import Batch, Piece

#: Longest title and outlet that a person can give, in characters.
_MAX_TEXT = 300
_FIRST = date(1900, 1, 1)


def choose_pieces(batch: Batch, name: str) -> None:
    """A table with one row an article; the ticked ones will be saved."""
    key = f"table-{name}-{batch.corrections}"  # a table keeps its ticks, and what is corrected gets one
    ticked = [piece.number for piece in batch.pieces if piece.number not in batch.left_out]
    event = st.dataframe(
        list_pieces(batch.pieces),
        key=key,
        column_config=_COLUMNS,
        column_order=("title", "source", "published", "words", "facts", "state", "name"),
        hide_index=True,
        placeholder="–",
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": ticked}},
        alt="The articles that were read, one a row; tick those to save.",
    )
    st.caption("The ticked ones will be saved; the box above the ticks takes all or none.")
    batch.left_out = {piece.number for piece in batch.pieces} - set(event["selection"]["rows"])


def choose_piece(batch: Batch, name: str) -> Piece:
    """The article to look at."""
    number = st.selectbox(
        "Look at",
        range(len(batch.pieces)),
        format_func=lambda number: f"{number + 1}. {batch.pieces[number].preview.article.title} ({say_state(batch.pieces[number])})",
        key=f"look-{name}",
    )
    return batch.pieces[number]


def check_piece(batch: Batch, piece: Piece, name: str) -> None:
    """What is known about one article, to be corrected."""
    _show_state(piece)
    if piece.preview.article.language != "en":
        st.warning(
            "The text does not look English. Dateline reads English: it will find few facts here, and may read them wrongly.",
            icon=":material/translate:",
        )
    _ask_corrections(batch, piece, f"{name}-{piece.number}")


def show_text(piece: Piece, name: str) -> None:
    """What was found in one article, and its text with that marked."""
    found, words = say_facts(count_found(piece)), count(piece.preview.article.words, "word")
    st.markdown(f"**{found[0].upper()}{found[1:]}** in {words}.")
    draw_legend(page_theme())
    show_marked(piece.preview.facts, f"passage-{name}-{piece.number}")


def _show_state(piece: Piece) -> None:
    if piece.same_as is not None:
        st.info(f"The same text as {escape_markdown(piece.same_as)} in this batch: it is stored once.", icon=":material/content_copy:")
    elif piece.preview.known and not piece.corrected:
        st.info("Already stored: nothing to do.", icon=":material/task_alt:")
        link_page("article", "Read it as it is stored →", Filters(), article=piece.preview.article.article_id)
    elif piece.preview.known:
        st.info("Already stored: saving puts what is shown here in the place of what is stored.", icon=":material/published_with_changes:")
        link_page("article", "Read it as it is stored →", Filters(), article=piece.preview.article.article_id)
    if piece.like is not None:
        st.info(f"The same wire story as {escape_markdown(piece.like)} in this batch: both are kept, and linked.", icon=":material/link:")
    for twin in piece.preview.twins:
        where = ", ".join(part for part in (twin.source, say_day(twin.published)) if part)
        st.info(
            f"The same wire story as “{escape_markdown(twin.title)}” ({escape_markdown(where)}): both are kept, and linked.",
            icon=":material/link:",
        )
        link_page("article", "Read the other →", Filters(), article=twin.article_id)


def _ask_corrections(batch: Batch, piece: Piece, key: str) -> None:
    """Title, outlet and date in fields; what is changed in them is read anew at once."""
    article = piece.preview.article
    title = st.text_input("Title", article.title, max_chars=_MAX_TEXT, key=f"title-{key}")
    with st.grid(2, min_column_width=220):
        source = st.text_input("Outlet", article.source, max_chars=_MAX_TEXT, key=f"source-{key}")
        today = datetime.now(UTC).date()
        published = st.date_input(
            "Published", article.published, _FIRST, today + timedelta(days=1), format="YYYY-MM-DD", key=f"published-{key}"
        )
    st.caption(say_when(article, corrected=piece.dated))
    title, source = " ".join(title.split()) or article.title, " ".join(source.split()) or article.source
    if (title, source, published) == (article.title, article.source, article.published):
        return
    try:
        with st.spinner("Reading it anew …"):
            batch.correct(piece.number, title=title, source=source, published=published)
    except DatelineError as error:
        show_error(error)
    else:
        st.rerun()


_COLUMNS = {
    "title": st.column_config.TextColumn("Title", width=380),
    "source": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="YYYY-MM-DD"),
    "words": st.column_config.NumberColumn("Words", width="small"),
    "facts": st.column_config.NumberColumn("Facts", width="small"),
    "state": st.column_config.TextColumn("State", width=190),
    "name": st.column_config.TextColumn("File", width="medium"),
}
