"""Personnel: what is claimed about numbers of people, by whom; each claim for itself, never a sum."""

import streamlit as st

from lib import views
from lib.figures.personnel import describe_claims, plot_claims
from lib.ui.disagreement import show_conflicts
from lib.ui.evidence import show_evidence
from lib.ui.figure import show_figure, show_table
from lib.ui.page import begin, is_narrow, nothing, page_theme, split
from lib.ui.selection import picked

HOW = (
    "One line a claim. The dot is the number given, the bar its range, an arrow an end that the words leave open (“at "
    "least”, “up to”), a hollow dot a number that the words only bound (“thousands”). Each step on the scale is ten times "
    "the one before."
)
NO_SUM = (
    "These claims are not added up: they overlap, repeat and contradict each other (a part may be counted in a total, and "
    "two officials may speak of the same people), so a sum would be a number that nobody has claimed."
)
COLUMNS = {
    "status": "Status",
    "count": "Number",
    "unit": "Who is counted",
    "force_name": "Whose people",
    "claimant": "Claimed by",
    "relayed_by": "Carried by",
    "place": "Where",
    "date_start": "From",
    "date_end": "To",
    "source": "Source",
    "published": "Published",
    "reports": "Reports",
    "sentence": "Sentence",
}

facts = begin("How many people, according to whom")
claims = views.personnel_claims(facts.shown)
if claims.empty:
    nothing("No claim about a number of people passes these filters.", "Widen them to see the claims.")
st.markdown(NO_SUM)


@st.fragment
def draw() -> None:
    said = views.personnel_by_status(facts.shown)
    wanted = st.pills(
        "Status", list(said["status"]), selection_mode="multi", key="status", format_func=lambda s: (s or "fate not said").capitalize()
    )
    shown = claims[claims["status"].fillna("").isin(wanted)] if wanted else claims
    chosen = next(iter(picked("personnel", list(shown["claim_id"]), "claim")), None)
    figure = plot_claims(shown, page_theme(), narrow=is_narrow(), selected=chosen)
    wide, beside = split()
    with wide:
        show_figure(figure, key="personnel", how=HOW, alt=describe_claims(shown))
    with beside:
        if chosen:
            claim = shown.set_index("claim_id").loc[chosen]
            st.subheader(f"{claim['count']} {claim['unit']}", anchor=False)
            show_evidence(views.claim_reports(facts.shown, chosen), facts.filters)
        else:
            st.info("Pick a dot or a row to read who said so, and where.", icon=":material/ads_click:")
    show_table(shown, COLUMNS, facts.filters, key="personnel-table", alt="Claims about numbers of people")


draw()
show_conflicts(facts)
