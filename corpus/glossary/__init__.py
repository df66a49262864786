"""A user's glossary: which terms stand for each other, as its owner wants them; read and written as TSV and TBX."""
