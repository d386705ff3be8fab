"""The webhook: a report sent to an address that the environment names."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Mapping

from pipeline.assets.automation.settings import WEBHOOK_VARIABLE

_SECONDS = 10


def send(report: Mapping[str, object]) -> str | None:
    """POST ``report`` as JSON to the address in GONGBAO_FAILURE_WEBHOOK, if there is one.

    ``text`` in it is the message, where chat programs look for it. Returns why it was not sent, None where it was or
    need not be: a webhook never makes anything fail. The address may hold a token, so it is not told.
    """
    address = os.environ.get(WEBHOOK_VARIABLE, "")
    if not address:
        return None
    if not address.startswith(("http://", "https://")):
        return f"{WEBHOOK_VARIABLE} is no address of the web: begin it with https:// or http://"
    data = json.dumps({"text": report["message"], **report}, ensure_ascii=False).encode()
    try:
        request = urllib.request.Request(address, data, {"Content-Type": "application/json; charset=utf-8"})
        with urllib.request.urlopen(request, timeout=_SECONDS):
            return None
    except (OSError, ValueError) as fault:
        return f"the report was not delivered to the address in {WEBHOOK_VARIABLE} ({type(fault).__name__}: {fault})"
