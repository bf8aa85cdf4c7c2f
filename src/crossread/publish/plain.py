"""stub while the page is built."""
from crossread.account import Account

def markdown(account: Account) -> str:
    return account.story.title
