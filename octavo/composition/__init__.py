"""The composing room: fair copy in, galleys and documents out.

Its doors are `galleys`, `documents` and `drawable`, each opened alone: what only checks
a manuscript does not wait for templates.
"""
