import hashlib
import hmac

import urllib3


class Signing:
    """Signs the very bytes that are sent. Events carry the key alone."""

    def __init__(self, pool, key, secret):
        self.pool, self.key, self.secret = pool, key, secret

    def request(self, method, url, body=None, headers=None, **options):
        body = body.encode() if isinstance(body, str) else body
        password = ""
        if not url.endswith("/v1/events"):
            password = hmac.new(self.secret.encode(), body or b"", hashlib.sha256).hexdigest()
        headers = {**(headers or {}), **urllib3.make_headers(basic_auth=f"{self.key}:{password}")}
        # No redirect is followed: the credentials are for this host alone.
        return self.pool.request(method, url, body=body, headers=headers, redirect=False, **options)
