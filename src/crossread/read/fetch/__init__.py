"""Fetches what stands behind addresses: the only part of crossread that touches the network. Polite, bounded, cached.

settings   what is allowed, how much, how long      guard    which machines may be talked to
exchange   one request and its answer               robots   what a site asks of programs
cache      answers on disk                          web      one address to its answer, redirects and all
several    many addresses, in their order              hosts    one request at a time to a host, with pauses

Imported only where an address was given, so that reading files loads none of it.
"""
