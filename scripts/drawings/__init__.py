"""Draws the pictures of the sample site: one pen, five tones, no text."""
