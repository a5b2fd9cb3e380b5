"""The alphabet of codes, their check sign, and how they are derived and typed."""
