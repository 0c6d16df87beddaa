"""Parsed Docs -> their named entities: spaCy's entity recogniser, decoded for a batch at once.

Outside an entity the model's scores depend on the word alone, so all words are scored in one multiplication; only inside an
entity does one step wait for the one before. spaCy takes each step by itself and asks each of 74 moves whether it is allowed,
which takes twice as long as all the rest of its work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc


def name_entities(recogniser: EntityRecognizer, docs: Sequence[Doc]) -> None:
    """Set the entities of the docs: those that the recogniser itself would set (greedily, and none across sentences)."""
    docs = [doc for doc in docs if len(doc)]
    if not docs:
        return
    words, step, output = recogniser.model.layers
    seen = step.predict(words.predict(docs))  # (words + 1, places in the state, hidden units, pieces); row 0 stands for "no word"
    bias = step.get_param("b")
    moves = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
    outside = (seen[1:, 0] + (seen[0, 1] + seen[0, 2] + bias)).max(axis=-1)
    scores = output.predict(outside)
    closing = _forbid(scores, moves, docs)
    chosen = scores.argmax(axis=1)
    closers = _closers(moves, output.get_param("W"), output.get_param("b"))

    def end_of(start: int, label: str) -> int:
        """End of the entity that opens at a word: where its sentence ends, or a word is better taken for the last than for an inner one."""
        weights, threshold = closers[label]
        opened, word = seen[start + 1, 1] + bias, start + 1
        while not closing[word] and (seen[word + 1, 0] + opened + seen[word, 2]).max(axis=-1) @ weights <= threshold:
            word += 1
        return word + 1

    offset = 0
    for doc in docs:
        _set_entities(doc, offset, [moves[number] for number in chosen[offset : offset + len(doc)]], end_of)
        offset += len(doc)


def _forbid(scores: NDArray[np.float32], moves: Sequence[str], docs: Sequence[Doc]) -> NDArray[np.bool_]:
    """Rule out what may not stand at a word outside an entity; tell which words end a sentence."""
    flags = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs])
    closing = np.append(flags[1:, 1] == 1, True)
    closing[np.cumsum([len(doc) for doc in docs]) - 1] = True
    space = flags[:, 0] == 1
    begins, units = (np.array([move.startswith(start) for move in moves]) for start in ("B-", "U-"))
    others = np.array([move.startswith(("I-", "L-")) or move == "U-" for move in moves])
    scores[:, others] = -np.inf
    scores[np.ix_(closing | space, begins)] = -np.inf
    scores[np.ix_(space, units)] = -np.inf
    return closing


def _closers(moves: Sequence[str], weights: NDArray[np.float32], bias: NDArray[np.float32]) -> dict[str, tuple[NDArray[np.float32], float]]:
    """For each label: what weighs its last word against an inner one, and what the sum must exceed for the last."""
    pairs = {move[2:]: (moves.index(f"L-{move[2:]}"), number) for number, move in enumerate(moves) if move.startswith("I-")}
    return {label: (weights[last] - weights[inner], float(bias[inner] - bias[last])) for label, (last, inner) in pairs.items()}


def _set_entities(doc: Doc, offset: int, moves: Sequence[str], end_of: Callable[[int, str], int]) -> None:
    entities, done = [], 0
    for index, move in enumerate(moves):
        if move == "O" or index < done:
            continue
        label = move[2:]
        done = index + 1 if move.startswith("U-") else end_of(offset + index, label) - offset
        entities.append(Span(doc, index, done, label=label))
    doc.set_ents(entities, default="outside")
