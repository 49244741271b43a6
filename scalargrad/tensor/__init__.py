"""The same words on arrays. So far it has their calculus: `rules`."""
