"""One walk as a drawing: which lanes, where each step stands in them, and what is said beside it."""
