"""Dateline: news articles in, facts that people can check out.

The data walks one way, ``read -> extract -> link -> store -> filters -> views -> figures / export -> ui -> pages``;
what stands to the left never imports what stands to the right.
"""
