"""One whole turn over HTTP: a webhook's update in, state kept, the answer sent to a Bot API stub."""
