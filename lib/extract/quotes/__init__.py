"""Passages in quotation marks that reproduce somebody's words, with their speakers."""
