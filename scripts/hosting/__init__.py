"""Send the published site to a web server: the tree, the server's settings, the targets."""
