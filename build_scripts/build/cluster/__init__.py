"""Workers on other machines: what they need, what they do, and who gives them work."""
