"""How far apart the numbers lie, for a chart with room for few marks: of claims that would be drawn over each other, one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lib.views.claims import personnel_claims

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Up to so many claims are all drawn.
MOST = 400
#: Marks nearer than this, in powers of ten, lie over each other.
_APART = 0.1


def drawn_claims(tables: Mapping[str, pd.DataFrame], most: int = MOST) -> pd.DataFrame:
    """``personnel_claims`` with ``alike``: how many claims the row stands for, itself among them.

    Up to ``most`` claims each stand for themselves. Of more, those of one status that begin and end at about the same numbers are one row,
    the one that most articles report; those without any number are one row a status.
    """
    claims = personnel_claims(tables)
    if len(claims) <= most:
        return claims.assign(alike=1)
    keys: list[pd.Series] = [claims["status"].fillna("")]
    for name in ("count_low", "count_best", "count_high"):
        number = claims[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
        keys.append(pd.Series(np.round(np.log10(np.maximum(number, 1)) / _APART), index=claims.index).fillna(-1))
    groups = claims.groupby(keys, sort=False)
    first = claims.sort_values("articles", ascending=False, kind="stable").groupby([key.reindex(claims.index) for key in keys], sort=False)
    return claims.assign(alike=groups["claim_id"].transform("size")).loc[sorted(first.head(1).index)].reset_index(drop=True)
