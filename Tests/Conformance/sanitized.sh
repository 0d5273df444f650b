#!/usr/bin/env bash
# Builds muster with a sanitizer, sends it a hundred mixed requests, sixteen at a time, and stops it with SIGTERM.
#
#   sanitized.sh address|thread
#
# Ends with 0 when every request was answered, none with 500 or above, the server ended well, and the sanitizer found nothing.
set -euo pipefail
kind=${1-}
case $kind in
    address | thread) ;;
    *)
        echo "usage: sanitized.sh address|thread" >&2
        exit 64
        ;;
esac

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/.build-$kind
swift build --package-path "$root" --scratch-path "$build" --sanitize="$kind" --product muster

export ASAN_OPTIONS=detect_leaks=0 # The runtime of Swift keeps its metadata until the end.
export TSAN_OPTIONS=halt_on_error=0
. "$root/Tests/Conformance/server.sh"
start_server "$build/debug/muster" --requests-per-second 100000

# request NUMBER: prints the status of the answer.
request() {
    local method=GET path=/Users body=
    case $(($1 % 10)) in
        0 | 1 | 2) method=POST body="{\"userName\":\"person$1@example.com\",\"name\":{\"givenName\":\"P$1\"}}" ;;
        3) path="/Users?filter=userName%20sw%20%22person%22&sortBy=name.givenName&count=5" ;;
        4) path="/Users?filter=emails%5Btype%20eq%20%22work%22%5D%20or%20title%20pr" ;;
        5) path=/Schemas ;;
        6) method=PATCH path="/Users/$person" body="{\"Operations\":[{\"op\":\"add\",\"path\":\"title\",\"value\":\"T$1\"},
            {\"op\":\"replace\",\"path\":\"phoneNumbers[type eq \\\"work\\\"].value\",\"value\":\"+44770090$1\"}]}" ;;
        7) method=PUT path="/Users/$person" body="{\"userName\":\"someone@example.com\",\"nickName\":\"N$1\"}" ;;
        8) method=POST body='{"userName":' ;;
        9) method=DELETE path="/Users/nobody-$1" ;;
    esac
    curl -sS -o /dev/null -w '%{http_code}\n' --max-time 60 -X "$method" "$scim$path" -H "Authorization: Bearer $token" \
        -H 'Content-Type: application/scim+json' ${body:+--data-binary "$body"} || echo "no answer"
}

person=$(curl -sS --fail -H "Authorization: Bearer $token" -H 'Content-Type: application/scim+json' \
    -d '{"userName":"someone@example.com"}' "$scim/Users" | sed -n 's/^[^}]*"id":"\([^"]*\)".*/\1/p')
export -f request
export scim token person
seq 100 | xargs -P 16 -I '{}' bash -c 'request {}' > "$folder/statuses"

status=0
stop_server || status=$?
sort "$folder/statuses" | uniq -c
answered=$(grep -c '^[1234]' "$folder/statuses" || true)
if [ "$status" -ne 0 ] || [ "$answered" -ne 100 ] || grep -q 'Sanitizer' "$folder/server.log"; then
    cat "$folder/server.log"
    echo "FAIL  $kind sanitizer: $answered of 100 requests answered, the server ended with $status"
    exit 1
fi
echo "ok    $kind sanitizer: 100 requests answered, the server ended with 0, nothing found"
