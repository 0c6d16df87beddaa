"""Attacks and agreements."""
