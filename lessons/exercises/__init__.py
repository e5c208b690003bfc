"""Declare, check, keep, show: what a learner is asked, and what comes of it."""
