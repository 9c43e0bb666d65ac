"""Speed and memory, measured as a user meets them."""
