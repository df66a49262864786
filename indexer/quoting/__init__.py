"""QUOTATIONS: what counts in one, where it stands, and how it differs from what stands there."""
