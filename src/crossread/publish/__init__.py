"""publish: an account to what people and machines read: one self-contained page, Markdown, JSON and its schema.

html(account, texts)     one HTML file with everything in it, for a browser
index(accounts, hrefs)   a page that leads to the pages of several stories
markdown(account)        the same content for a terminal or a CMS
json(accounts)           the record itself, in UTF-8; `read_json` and `read_html` read it back
schema()                 the JSON Schema of an account
"""

from crossread.publish.page import html, index
from crossread.publish.plain import markdown
from crossread.publish.record import json, read_html, read_json, schema

__all__ = ["html", "index", "json", "markdown", "read_html", "read_json", "schema"]
