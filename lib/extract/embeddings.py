"""A model's vectors of single words, made once for each different word of a batch: two words in three have come before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc


def embed_words_once(words: Model[Sequence[Doc], list[NDArray[np.float32]]]) -> None:
    """Let the first layer of a spaCy ``Tok2Vec`` model, which looks at each word by itself, see each different word once.

    The model can then be used, but not trained.
    """
    embed = words.layers[0]
    words.layers[0] = Model("embed_words_once", _embed, layers=[embed])


def _embed(
    model: Model[Sequence[Doc], list[NDArray[np.float32]]], docs: Sequence[Doc], is_train: bool
) -> tuple[list[NDArray[np.float32]], Callable[..., None]]:
    features, _, tables, mix, _ = model.layers[0].layers
    seen = features.predict(docs)
    rows = np.concatenate(seen)
    first, number = _distinct(rows)
    vectors = mix.predict(tables.predict(rows[first]))[number]
    return np.split(vectors, np.cumsum([len(each) for each in seen])[:-1]), _refuse


def _distinct(rows: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where each different row stands first, and for each row the number of the one like it."""
    whole = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel()
    _, first, number = np.unique(whole, return_index=True, return_inverse=True)
    return first, number


def _refuse(*_: object) -> None:
    raise NotImplementedError("The model is loaded for reading, not for training.")
