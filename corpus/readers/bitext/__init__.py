"""Ready pairs: which rows and columns of a file translate each other, and the blocks that units of them make."""
