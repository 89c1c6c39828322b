"""What every answer goes through: its headers, and pages made small for slow lines."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import add_never_cache_headers

View = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",  # Bootstrap draws its small signs as data images
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
)
"""No inline script, no inline style, nothing from elsewhere."""


def content_security_policy(get_response: View) -> View:
    """Send the strict policy with every answer that has none stricter of its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        return response

    return answer


def private_pages(get_response: View) -> View:
    """Let no browser or proxy keep a page of somebody logged in, unless a view says otherwise."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        return response

    return answer


def compressed_pages(get_response: View) -> View:
    """Send pages compressed; files handed out are compressed by their own formats.

    Secrets in a page cannot be guessed from its length: Django pads it at random and masks its tokens anew each time.
    """
    compress = GZipMiddleware(get_response).process_response

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        page = response.headers.get("Content-Type", "").startswith("text/html")
        if page and not response.streaming:
            compress(request, response)  # in place
        return response

    return answer
