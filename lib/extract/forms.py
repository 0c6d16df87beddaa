"""Tagged and parsed Docs -> part of speech and lemma of each word, remembered.

spaCy's attribute ruler and lemmatizer judge a word by itself, its tag and its dependency, except for a few pairs ("gonna",
"let's"): so their answer for a word, once known, serves the next time, and they run in full only where such a pair stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

#: The components whose work this module does.
COMPONENTS = ("attribute_ruler", "lemmatizer")
#: Words remembered, at half a kB each: some twice those of 100 articles.
_REMEMBERED = 1 << 14


@lru_cache(maxsize=1)
def form_setter(nlp: Language) -> Callable[[Doc], None]:
    """A function that sets tag, dependency, part of speech and lemma of a Doc's words to what the model's own components would.

    Morphology is left out: no rule reads it.
    """
    ruler, lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
    patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"] if len(pattern) > 1]  # type: ignore[attr-defined]
    pairs, openers = Matcher(nlp.vocab), Matcher(nlp.vocab)
    pairs.add("pairs", patterns)
    openers.add("openers", [pattern[:1] for pattern in patterns])

    @lru_cache(_REMEMBERED)
    def form(word: int, tag: int, dep: int) -> tuple[int, int, int, int, bool]:
        """Tag, dependency, part of speech and lemma, and whether the word can be the first of a pair: few can."""
        words, tags, deps = ([nlp.vocab.strings[number]] for number in (word, tag, dep))
        doc = Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=[0])
        opens = bool(openers(doc))
        token = lemmatizer(ruler(doc))[0]
        return token.tag, token.dep, token.pos, token.lemma, opens

    def set_forms(doc: Doc) -> None:
        forms = np.array([form(*key) for key in doc.to_array([ORTH, TAG, DEP]).tolist()], dtype=np.uint64).reshape(-1, 5)
        if forms[:, 4].any() and pairs(doc):
            lemmatizer(ruler(doc))
        else:
            doc.from_array([TAG, DEP, POS, LEMMA], forms[:, :4])  # type: ignore[arg-type]

    return set_forms
