"""Words counted: how often each stands in the library, and beside what."""
