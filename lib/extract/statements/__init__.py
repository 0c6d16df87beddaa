"""Who says what, and who carried it."""
