"""Finished views become text: cards, pages, JSON. Pure."""
