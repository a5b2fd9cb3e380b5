"""The nouns: frozen records of what authors wrote, what was released and what is told. Standard library only."""
