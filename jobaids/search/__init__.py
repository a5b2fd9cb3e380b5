"""The index a phone searches: what is in it, how words are folded, and how it is cut into files that stay small."""
