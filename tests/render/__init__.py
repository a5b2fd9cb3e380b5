"""Tests of cards and pages, and the samples they share."""
