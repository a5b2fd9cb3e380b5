"""Everything that touches the world, one thing per file."""
