"""One article to look at: in the terminal, and as a page for browsers and notebooks."""
