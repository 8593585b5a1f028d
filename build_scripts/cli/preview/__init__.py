"""The live preview, `portal serve`: pages are made when they are asked for, from what the process knows of the records."""
