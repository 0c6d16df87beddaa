"""Timeline: meetings, each once however many report it, with what is not known of its day drawn as such; attacks and claims below."""

import streamlit as st

from lib import views
from lib.figures.timeline import describe_timeline, explain_timeline, undated
from lib.ui.accounts import show_accounts
from lib.ui.days_picked import show_days
from lib.ui.evidence import escape_markdown
from lib.ui.figure import show_table
from lib.ui.page import begin, nothing
from lib.ui.selection import picked
from lib.ui.timeline import chart_key, choose_lanes, choose_shown, draw_timeline, highlight, load_beside, load_meetings, show_timeline

COLUMNS = {
    "date_start": "From",
    "date_end": "To",
    "label": "Who",
    "status": "Status",
    "mode": "How",
    "place": "Where",
    "topic": "About",
    "date_text": "Date as written",
    "reports": "Reports",
    "sentence": "Sentence",
}
ROWS = 1000

facts = begin("Who met whom, and when")
show_days(facts.filters)
meetings = load_meetings(facts)
if meetings.empty:
    nothing("No meeting passes these filters.", "Widen them to see the timeline.")


@st.fragment
def draw() -> None:
    attacks, claims, drag = choose_shown()
    beside = load_beside(facts, attacks, claims)
    marks = views.list_marks(meetings, **beside)
    chosen = next(iter(picked(chart_key(), list(marks), "meeting")), None)
    page = choose_lanes(meetings)
    figure = draw_timeline(facts, meetings, page, beside, drag=drag, selected=highlight(chosen))
    show_timeline(figure, how=explain_timeline(figure), alt=describe_timeline(views.lane_page(meetings, page), **beside))
    if chosen:
        st.header(escape_markdown(marks[chosen]), anchor=False)
        show_accounts(views.mark_accounts(facts.shown, chosen), facts.filters)
    else:
        st.info("Pick a mark or a row to read what each report says.", icon=":material/ads_click:")
    show_table(meetings.head(ROWS), COLUMNS, facts.filters, key=f"{chart_key()}-table", alt="Meetings by date")
    if len(meetings) > ROWS:
        st.caption(f"The first {ROWS:,} of {len(meetings):,} meetings: filter for fewer, or take all from the page Download.")


draw()
missing = undated(meetings)
if not missing.empty:
    with st.expander(f"{len(missing):,} {'meeting' if len(missing) == 1 else 'meetings'} without any date, so not on the timeline"):
        show_table(missing.head(ROWS), COLUMNS, facts.filters, key="undated-table", alt="Meetings without a date")
