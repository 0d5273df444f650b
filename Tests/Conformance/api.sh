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
# What is generated creates and deletes many more people than a company loses in a day.
muster settings set --integration conformance deactivation-guard off

origin="http://127.0.0.1:$port"
here=$(dirname "$0")
python=$2
export HOOKS="$here/schemathesis_hooks.py" HYPOTHESIS_STORAGE_DIRECTORY="$folder/hypothesis"
status=0

# try_out DOOR TOKEN OPTION…   with the token of whom the door is for
try_out() {
    local door=$1 its_token=$2
    shift 2
    "$python" -m schemathesis.cli --config-file "$here/schemathesis.toml" run "$origin/openapi.json" --url "$origin" \
        --header "Authorization: Bearer $its_token" --no-color --report junit --report-junit-path "$folder/$door.xml" \
        "$@" || status=$?
}

try_out provisioning "$token" --exclude-path-regex '^/api/admin/'
# Its requests are checked by one table, so fewer of them for each operation say as much.
program=$(muster token create --integration program --scopes admin:all,log:read)
try_out administration "$program" --include-path-regex '^/api/admin/' --max-examples 25

stop_server || status=$?
if [ "$status" -ne 0 ] || grep -qE ' (warning|error|critical) ' "$folder/server.log"; then
    echo "FAIL  the server wrote:"
    cat "$folder/server.log"
    status=1
fi

[ -f "$folder/provisioning.xml" ] && [ -f "$folder/administration.xml" ] || exit 1

# One test case of the report is one operation in one phase.
count() {
    { grep -oh "$1" "$folder/provisioning.xml" "$folder/administration.xml" || true; } | wc -l
}
bad=$(($(count '<failure') + $(count '<error')))
[ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
echo "result: passed $(($(count '<testcase') - bad)) failed $bad skipped 0"
exit "$status"
