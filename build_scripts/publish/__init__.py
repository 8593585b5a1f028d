"""From finished files to a published folder: staging tree, swap, verification, limits of hosts."""
