"""Text in, measurements out: NLTK and the standard library, nothing above them."""
