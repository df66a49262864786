"""SEARCH: from passages to ranked hits."""
