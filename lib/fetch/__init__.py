"""Addresses on the web -> bytes to be read, without giving anyone a way into the network that Dateline runs in.

``fetch`` gets one address, ``read_feed`` lists what a feed tells of, ``open_url`` does both and yields articles.
"""

from lib.fetch.feed import Entry, read_feed
from lib.fetch.guard import Guard, read_guard
from lib.fetch.open import open_url
from lib.fetch.page import Fetched, Limits, fetch

__all__ = ["Entry", "Fetched", "Guard", "Limits", "fetch", "open_url", "read_feed", "read_guard"]
