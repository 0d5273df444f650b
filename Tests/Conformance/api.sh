#!/usr/bin/env bash
# Tries the API as its own description tells it, with requests that fit it and requests that do not.
#
#   api.sh BINARY PYTHON
#
# Checks, numbers and the seed are in schemathesis.toml.
set -euo pipefail
. "$(dirname "$0")/server.sh"

# The description tells of the standards alone, so the deviations that identity providers need are off.
start_server "$1" --requests-per-second 100000
muster settings set profile-creation-with-mobile-number on
muster settings set new-phone-accounts-per-day 1000000
muster settings set --integration conformance quirks none

origin="http://127.0.0.1:$port"
report=$folder/report.xml
here=$(dirname "$0")
export HOOKS="$here/schemathesis_hooks.py" HYPOTHESIS_STORAGE_DIRECTORY="$folder/hypothesis"
status=0
"$2" -m schemathesis.cli --config-file "$here/schemathesis.toml" run "$origin/openapi.json" --url "$origin" \
    --header "Authorization: Bearer $token" --no-color --report junit --report-junit-path "$report" || status=$?

stop_server || status=$?
if [ "$status" -ne 0 ] || grep -qE ' (warning|error|critical) ' "$folder/server.log"; then
    echo "FAIL  the server wrote:"
    cat "$folder/server.log"
    status=1
fi

[ -f "$report" ] || exit 1

# One test case of the report is one operation in one phase.
count() {
    { grep -o "$1" "$report" || true; } | wc -l
}
bad=$(($(count '<failure') + $(count '<error')))
[ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
echo "result: passed $(($(count '<testcase') - bad)) failed $bad skipped 0"
exit "$status"
