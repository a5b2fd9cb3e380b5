"""One rule per function; each yields diagnostics. Pure."""
