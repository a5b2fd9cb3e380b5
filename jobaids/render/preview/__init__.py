"""What the author's preview adds to a page, and no published page has."""
