"""Text -> dates: closed intervals of days, each with its words."""
