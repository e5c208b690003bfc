"""What a learner is asked, how an answer is checked, and what is kept of it."""
