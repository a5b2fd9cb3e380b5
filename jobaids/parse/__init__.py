"""The author's text becomes an Aid with spans, or errors. Pure."""
