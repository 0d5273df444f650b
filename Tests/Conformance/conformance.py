"""Runs the published conformance tester against a running server, and prints each of its checks.

    conformance.py URL TOKEN       URL ends with /scim/v2

The tester reads the schemas that the server publishes, and tries every attribute of them. It is used as it is, with one
help: the people it makes have an e-mail address as userName, as people have whom an identity provider sends. With
random text there, a person's `emails` would be the only way to reach them, and the server refuses to take that away.

Ends with 1 when a check fails, unless it is one of DECIDED; one of those that does not fail is a failure too.
"""

import random
import sys
import uuid
from collections import Counter

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

ACCOUNT_STATUS = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"

_READ_ONLY = (
    "every attribute of this extension is readOnly, so there is nothing a client could set; "
    "the tester sends an empty object and expects it back"
)

# Where the tester wants another answer than the one this server was built to give: check, attribute, and why.
DECIDED = {
    ("check_remove_attribute", "active"): (
        "nobody is let in or shut out by silence: without a value, active stays what it was, and is answered"
    ),
    ("check_add_attribute", ACCOUNT_STATUS): _READ_ONLY,
    ("check_replace_attribute", ACCOUNT_STATUS): _READ_ONLY,
    ("check_remove_attribute", ACCOUNT_STATUS): _READ_ONLY,
}

# What RFC 7644 leaves to the server, and this one answers with 501.
NOT_OFFERED = {
    ("search_with_attributes", None): "POST /.search over all resource types (RFC 7644 §3.4.3 is optional)",
}

_CONFORMS = {Status.SUCCESS, Status.COMPLIANT, Status.ACCEPTABLE}


def verdict(result, expected):
    """One word for a check, and why; takes what was expected off the list."""
    urn = result.data.get("urn") if isinstance(result.data, dict) else None
    key = (result.title, urn)
    reason = (result.reason or "").replace("\n", " ")
    if result.status in _CONFORMS:
        return "ok", reason
    if result.status is Status.SKIPPED and key in NOT_OFFERED:
        return "optional", NOT_OFFERED[key]
    if result.status is Status.SKIPPED:
        return "skipped", reason
    if key in expected:
        return "decided", f"{urn}: {expected.pop(key)}"
    return "FAIL", f"{result.status.name}: {reason} {result.data}"


def client(url, token):
    scim = SyncSCIMClient(Client(base_url=url, headers={"Authorization": f"Bearer {token}"}))
    scim.discover()
    user_name = scim.get_resource_model("User").model_fields["user_name"]
    user_name.examples = [f"{uuid.uuid4()}@example.com" for _ in range(10_000)]
    return scim


def main(url, token):
    random.seed(7)
    expected = dict(DECIDED)
    count = Counter()
    for result in check_server(client(url, token)):
        word, reason = verdict(result, expected)
        count[word] += 1
        print(f"{word:8}  {result.resource_type or 'server'}  {result.title}  {reason}")
    for title, urn in expected:
        count["FAIL"] += 1
        print(f"FAIL      {title} of {urn} was expected to contradict the tester, and does not; take it off DECIDED")
    print(
        f"\nresult: passed {count['ok']} failed {count['FAIL']} skipped {count['skipped']} "
        f"{count['decided']} decided otherwise, {count['optional']} optional not offered"
    )
    return 1 if count["FAIL"] or not count["ok"] else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
