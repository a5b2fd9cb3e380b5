"""The composition root: every port of a spine gets the adapter that does it. One file per command that needs one."""
