// Stands in for what is imported for its effects alone.
