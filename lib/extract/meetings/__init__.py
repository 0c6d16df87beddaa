"""Talks, visits, calls and letters: one row a real-world meeting."""
