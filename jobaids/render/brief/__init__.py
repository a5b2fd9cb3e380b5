"""The brief of a change for the start of a shift: old and new, why, and who has read it."""
