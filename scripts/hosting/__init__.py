"""Sending the published site to a web server: the tree, its server files, the targets."""
