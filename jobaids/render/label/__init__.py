"""Step labels: one step or remedy on a sticker, for the exact place on the machine."""
