"""Makes the five clips of the sample site from the pictures' own pen."""
