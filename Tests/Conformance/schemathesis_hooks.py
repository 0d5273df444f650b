"""What a description cannot say about a request, settled just before it is sent; schemathesis.toml names this file.

Without it, most requests would be refused for the same few reasons, and what lies behind them would not be tried.
"""

from itertools import count

import schemathesis

_number = count(1)
_people = []

# Paths of a PATCH, each with a value that fits it.
_PATHS = [
    ("title", "Driver"),
    ("name.givenName", "Ada"),
    ("active", False),
    ("emails", [{"value": "ada@example.com", "type": "work"}]),
    ('emails[type eq "work"].value', "ada@example.org"),
    ('phoneNumbers[type eq "mobile"]', {"value": "+447700900123", "type": "mobile"}),
    ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "Road"),
    ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", {"manager": {"value": "7"}}),
]


@schemathesis.hook
def before_call(context, case, kwargs):
    query = case.query
    if isinstance(query, dict) and "attributes" in query and "excludedAttributes" in query:
        # They exclude each other (RFC 7644 §3.9).
        del query["attributes" if next(_number) % 3 == 0 else "excludedAttributes"]
    method, body = case.operation.method.upper(), case.body
    for asked in (query, body):
        # A cursor is made by the server, but for the empty one; and it excludes an index (RFC 9865 §2).
        if isinstance(asked, dict) and isinstance(asked.get("cursor"), str):
            if next(_number) % 8:
                asked["cursor"] = ""
            if asked.get("startIndex"):
                del asked["cursor"]
    if method in ("POST", "PUT") and isinstance(body, dict):
        # A userName is taken once.
        name = body.get("userName")
        if isinstance(name, str) and name:
            body["userName"] = f"{next(_number)}{name.lstrip('0123456789')}"
    if method == "PATCH" and isinstance(body, dict) and isinstance(body.get("Operations"), list):
        for operation in body["Operations"]:
            if isinstance(operation, dict) and isinstance(operation.get("path"), str) and operation["path"]:
                # A path that leads somewhere; every second time with what was made up for it.
                number = next(_number)
                operation["path"], value = _PATHS[number % len(_PATHS)]
                if number % 2 and "value" in operation:
                    operation["value"] = value
    if method in ("PUT", "PATCH") and _people and case.meta and case.meta.phase.name.value in ("coverage", "fuzzing"):
        # Only who is there can be changed. The stateful phase follows the people it has made itself.
        identifier = (case.path_parameters or {}).get("id")
        if isinstance(identifier, str) and identifier:
            case.path_parameters["id"] = _people[-1]


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code == 201:
        _people.append(response.json()["id"])
    elif response.status_code == 204 and case.operation.method.upper() == "DELETE":
        gone = (case.path_parameters or {}).get("id")
        if gone in _people:
            _people.remove(gone)
