"""Sizes of paper and cards, margins and keep-outs, in millimetres."""
