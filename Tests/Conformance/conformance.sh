#!/usr/bin/env bash
# Runs the published SCIM conformance tester against a server of its own.
#
#   conformance.sh BINARY PYTHON
set -euo pipefail
. "$(dirname "$0")/server.sh"

# The tester leaves no people without e-mail address out.
start_server "$1" --requests-per-second 100000
muster settings set profile-creation-with-mobile-number on
muster settings set new-phone-accounts-per-day 1000000

"$2" "$(dirname "$0")/conformance.py" "$scim" "$token"
