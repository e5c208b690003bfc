"""Text in, measurements out: NLTK, numpy, the standard library; nothing above them."""
