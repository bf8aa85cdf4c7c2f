"""clean: a page to an article: which part of the page is the article, and its title, outlet, authors, date, credits."""
