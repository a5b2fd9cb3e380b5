"""Clip providers, windows and captions. Pure."""
