"""The web channel: pages complete without JavaScript, a small script that improves them."""
