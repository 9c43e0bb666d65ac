"""Fine-tuning of the reading model; see README.md in this folder."""
