"""What a reader sees of a page that AppTest ran."""

import json

_WORDS = ("title", "header", "subheader", "caption", "markdown", "info", "warning", "error", "text")


def words(app):
    return "\n".join(str(element.value) for kind in _WORDS for element in app.get(kind))


def html(app):
    return "\n".join([*(element.proto.body for element in app.get("html")), *passages(app)])


def passages(app):
    """The texts set for reading, as they are handed to the component that draws them."""
    return [
        json.loads(element.proto.json)["passage"]
        for element in app.get("bidi_component")
        if element.proto.component_name == "dateline.reader"
    ]


def figures(app):
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]


def pick(*custom):
    """The state of a chart in which one mark is picked."""
    return {"selection": {"points": [{"customdata": list(custom)}]}}
