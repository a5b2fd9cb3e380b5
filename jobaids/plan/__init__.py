"""Recipes: what must be made, where it goes, and from what."""
