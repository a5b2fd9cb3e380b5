"""A card on paper: from an order, through finished views, to the text that is laid out."""
