"""Every page of the site, from finished views to text."""
