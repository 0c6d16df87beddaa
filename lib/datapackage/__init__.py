"""The form of a data package: written from it, and read back by it, each row held against the codebook and its article's words."""
