"""The commands of the terminal: one module each, named for its command, thin: parse, call, print."""
