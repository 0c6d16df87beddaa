"""A browser without WebGL cannot draw the map: it is given the plain one, and told why."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "webgl.js").read_text(encoding="utf-8")
_WORDS = "This browser has no WebGL, which the map needs, so it is drawn plainly."


def offer_plain(key: str, plain: bool) -> None:
    """Turn the switch ``key`` on where the browser has no WebGL; ``plain`` is how it stands now. Nothing is to be seen elsewhere."""
    state = "on" if plain else "off"
    st.html(
        f'<div id="without-webgl" class="without-webgl" role="status" hidden>{_WORDS}</div>'
        f'<script data-state="{state}">{_SCRIPT.replace("KEY", key).replace("STATE", state)}</script>',
        unsafe_allow_javascript=True,
    )
