"""The Overview's three figures and the filter for words, in Dash: what the dashboard's reruns are held against.

``python -m tests.benchmarks.dash_twin PORT`` serves the store that ``$DATELINE_STORE`` names.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from dash import Dash, Input, Output, dcc, html
from flask import Response

from lib import store, views
from lib.figures.map import plot_map
from lib.figures.palette import theme
from lib.figures.personnel import plot_statuses
from lib.figures.timeline import plot_timeline
from lib.filters import Filters, select_tables
from lib.views.spread import drawn_claims

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_OUTLINES = Path(__file__).resolve().parents[2] / "static" / "countries.geojson"
_KINDS = ("map", "claims", "meetings")


def build_app(uri: str) -> Dash:
    """The page; a figure's ``meta`` is the words that it was drawn for."""
    tables = store.read_tables(store.open_store(uri))
    app = Dash(__name__)
    graphs = [dcc.Graph(id=kind, config={"displaylogo": False}) for kind in _KINDS]
    app.layout = html.Div([html.Label("Words", htmlFor="words"), dcc.Input(id="words", value="", debounce=True), *graphs])
    app.callback([Output(kind, "figure") for kind in _KINDS], Input("words", "value"))(lambda words: _draw(tables, words or ""))

    @app.server.route("/app/static/countries.geojson")
    def serve_outlines() -> Response:
        return Response(_OUTLINES.read_bytes(), mimetype="application/json", headers={"Cache-Control": "max-age=3600"})

    return app


def _draw(tables: Mapping[str, pd.DataFrame], words: str) -> list[Any]:
    shown, light = select_tables(tables, Filters(text=words)), theme("light")
    figures = [
        plot_map(views.map_places(shown), light, height=400),
        plot_statuses(drawn_claims(shown), light),
        plot_timeline(views.meeting_timeline(shown), light, labels=False),
    ]
    style = figures[0].layout.map.style
    # Plotly takes a style for the one that it has unless its id is another
    figures[0].update_layout(map_style=style | {"id": hashlib.sha256(orjson.dumps(style)).hexdigest()})
    return [figure.update_layout(meta=words) for figure in figures]


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    build_app(os.environ["DATELINE_STORE"]).run(port=int(sys.argv[1]), debug=False)
