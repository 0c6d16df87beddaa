"""Timeline: meetings, each once however many report it, with what is not known of its day drawn as such."""

import streamlit as st

from lib import views
from lib.figures.timeline import describe_timeline, plot_timeline, undated
from lib.ui.evidence import show_evidence
from lib.ui.figure import show_figure, show_table
from lib.ui.page import begin, is_narrow, nothing, page_theme
from lib.ui.selection import picked

HOW = (
    "One lane a pair of parties, one mark a meeting, however many articles report it. A diamond is a known day. A hatched "
    "bar spans the days that the meeting may have fallen on; the looser the date, the sparser the hatch. Hollow diamonds "
    "were planned, crossed ones cancelled or denied."
)
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

facts = begin("Who met whom, and when")
meetings = views.meeting_timeline(facts.shown)
if meetings.empty:
    nothing("No meeting passes these filters.", "Widen them to see the timeline.")


@st.fragment
def draw() -> None:
    chosen = next(iter(picked("timeline", list(meetings["meeting_id"]), "meeting")), None)
    missing = undated(meetings)
    more = f" {missing} without any date stand in the table only." if missing else ""
    figure = plot_timeline(meetings, page_theme(), labels=not is_narrow(), selected=chosen)
    show_figure(figure, key="timeline", how=HOW + more, alt=describe_timeline(meetings))
    if chosen:
        st.subheader(meetings.set_index("meeting_id").loc[chosen, "label"], anchor=False)
        show_evidence(views.meeting_reports(facts.shown, chosen), facts.filters)
    else:
        st.info("Pick a mark or a row to read the reports of that meeting.", icon=":material/ads_click:")
    show_table(meetings, COLUMNS, facts.filters, key="timeline-table", alt="Meetings by date")


draw()
