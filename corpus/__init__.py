"""TEXT: from files to parallel passages."""
