// A module of which nothing is used.
