"""What was released: canonical content, matching, codes assigned, labels, and the age of a card. Pure."""
