"""Reports of one thing -> one row, for tables of any size: in whole columns, where ``lib.views.gather`` goes row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lib.views.gather import list_values

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Columns of views that are counts or other whole numbers, which may be unknown.
_WHOLE = ("count_low", "count_best", "count_high", "date_prec")


def merge_reports(reports: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row for the reports that share the columns ``by``, in the order met: the first of them, with ``reports, articles`` (counts) and
    ``fact_ids`` (list) of all.
    """
    keys = list(by)
    codes = reports.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    first = reports[~reports.duplicated(keys)].reset_index(drop=True)
    size = len(first)
    counts = np.bincount(codes, minlength=size)
    facts = np.asarray(list_values(reports["fact_id"]), dtype=object)[np.argsort(codes, kind="stable")].tolist()
    ends = np.cumsum(counts).tolist()
    pairs = pd.DataFrame({"code": codes, "article": reports["article_id"].to_numpy()}).drop_duplicates()
    articles = np.bincount(pairs["code"], minlength=size)
    own = [facts[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    return first.assign(reports=counts.astype("int64"), articles=articles.astype("int64"), fact_ids=pd.Series(own, dtype=object))


def keep_columns(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """These columns in this order, in a view's types: whole numbers that may be unknown as ``Int64``, counts as they are, all others as
    plain objects, None for what is not known.
    """
    return pd.DataFrame(
        {
            name: frame[name].astype("Int64")
            if name in _WHOLE
            else frame[name]
            if frame[name].dtype.kind in "ib" and not isinstance(frame[name].dtype, pd.Int64Dtype)
            else pd.Series(list_values(frame[name]), dtype=object, index=frame.index)
            for name in names
        }
    )
