"""The parts of the Add page: how articles are given, read in the background, looked at, corrected, saved, and removed again."""
