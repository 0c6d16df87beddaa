"""A browser without WebGL cannot draw the map: it is given the plain one, and told why."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "webgl.js").read_text(encoding="utf-8")
_HINT = """<style>#without-webgl { display: none; } body[data-webgl="none"] #without-webgl { display: block; }</style>
<div id="without-webgl" role="status">This browser has no WebGL: only the plain map can be drawn.</div>"""


def offer_plain(key: str) -> None:
    """Turn the switch ``key`` on where the browser has no WebGL, and say so; nothing is to be seen where it has."""
    st.html(f"{_HINT}<script>{_SCRIPT.replace('KEY', key)}</script>", unsafe_allow_javascript=True)
