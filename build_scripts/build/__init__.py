"""The build as a story: config, gather, process, write, with workers and what earlier builds made."""
