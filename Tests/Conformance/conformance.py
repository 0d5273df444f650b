"""Runs the published conformance tester against a running server, and prints each of its checks.

    conformance.py URL TOKEN       URL ends with /scim/v2

The tester reads the schemas that the server publishes, and tries every attribute of them. It is used as it is, and told
four things that it cannot read there:

- The people it makes have an e-mail address as userName, as people have whom an identity provider sends. With random
  text there, a person's `emails` would be the only way to reach them, and the server refuses to take that away.
- An extension whose attributes are all readOnly is readOnly itself. The tester takes every extension for one that can be
  written to; it would send an empty object, and expect that instead of what the server knows.
- RFC 9967 §4 adds `securityEvents` to the ServiceProviderConfig; the tester is older, and refuses what it does not know.
- The `display` of a member is readOnly, and the server's to fill in. The tester leaves it out, and expects to find it so.

Ends with 1 when a check fails, and when none passes.
"""

import random
import sys
import uuid
from collections import Counter

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import Extension, Mutability, ServiceProviderConfig
from scim2_tester import Status, check_server

_CONFORMS = {Status.SUCCESS, Status.COMPLIANT, Status.ACCEPTABLE}


def verdict(result):
    """One word for a check, and why."""
    reason = (result.reason or "").replace("\n", " ")
    if result.status in _CONFORMS:
        return "ok", reason
    if is_display_alone(result.data):
        return "ok", "members, each with the display that the server gives it"
    if result.status is not Status.SKIPPED:
        return "FAIL", f"{result.status.name}: {reason} {result.data}"
    return "skipped", reason


def is_display_alone(data):
    """Whether the members that came back are those that were sent, but for their names."""
    if not isinstance(data, dict) or data.get("urn") != "members" or not data.get("modify_actual"):
        return False
    nameless = [member.model_copy(update={"display": None}) for member in data["modify_actual"]]
    return nameless == data.get("expected")


def know_security_events():
    ServiceProviderConfig.model_config["extra"] = "ignore"
    ServiceProviderConfig.model_rebuild(force=True)


def client(url, token):
    know_security_events()
    scim = SyncSCIMClient(Client(base_url=url, headers={"Authorization": f"Bearer {token}"}))
    scim.discover()
    user = scim.get_resource_model("User")
    user.model_fields["user_name"].examples = [f"{uuid.uuid4()}@example.com" for _ in range(10_000)]
    for extension in user.get_extension_models().values():
        own = set(extension.model_fields) - set(Extension.model_fields)
        if all(extension.get_field_annotation(name, Mutability) is Mutability.read_only for name in own):
            user.model_fields[extension.__name__].metadata.append(Mutability.read_only)
    return scim


def main(url, token):
    random.seed(7)
    count = Counter()
    for result in check_server(client(url, token)):
        word, reason = verdict(result)
        count[word] += 1
        print(f"{word:8}  {result.resource_type or 'server'}  {result.title}  {reason}")
    print(f"\nresult: passed {count['ok']} failed {count['FAIL']} skipped {count['skipped']}")
    return 1 if count["FAIL"] or not count["ok"] else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
