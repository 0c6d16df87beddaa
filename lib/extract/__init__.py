"""Article -> facts: finders for dates, people, places, statements, meetings, counts, quotes and events.

``pipeline.extract_articles`` runs them all; ``python -m lib.extract FILE...`` prints what they find.
"""
