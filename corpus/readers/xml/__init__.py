"""XML as readers take it: nothing is fetched, no entity is declared, no depth or size without end.

The only package of the corpus that imports lxml.
"""
