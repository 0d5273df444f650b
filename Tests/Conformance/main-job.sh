#!/usr/bin/env bash
# Proves the main job over HTTP: people of each kind are created, found, changed, shut out, let in and deleted.
#
#   main-job.sh BINARY      prints one line a step; the first step that fails is shown whole and ends it with 1
set -euo pipefail
. "$(dirname "$0")/server.sh"

people="https://people.example.com/scim/v2/Users"
patch_op='"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]'

# ask METHOD PATH [BODY [HEADER]]: sends a request; the answer is in $status, $answer and the file "headers".
ask() {
    method=$1 path=$2 body=${3-} header=${4-}
    local arguments=(-sS -X "$method" -D "$folder/headers" -o "$folder/answer" -w '%{http_code}' --max-time 20)
    arguments+=(-H "Authorization: Bearer $bearer" -H 'Content-Type: application/scim+json')
    [ -z "$header" ] || arguments+=(-H "$header")
    [ -z "$body" ] || arguments+=(--data-binary "$body")
    : > "$folder/answer"
    status=$(curl "${arguments[@]}" "$scim$path") || status="no answer"
    answer=$(cat "$folder/answer")
}

# expect STEP STATUS [TEXT…]: the last answer has this status, and holds each text in its headers or its body.
expect() {
    local step=$1 wanted=$2
    shift 2
    [ "$status" = "$wanted" ] || fail "$step" "status $wanted"
    for text in "$@"; do
        grep -qiF -- "$text" "$folder/headers" || grep -qF -- "$text" "$folder/answer" || fail "$step" "$text"
    done
    echo "ok    $step"
}

fail() {
    echo "FAIL  $1"
    echo "      expected: $2"
    echo "      request:  $method $scim$path${header:+  ($header)}"
    [ -z "$body" ] || echo "                $body"
    echo "      answer:   $status"
    sed 's/^/                /' "$folder/headers" "$folder/answer"
    echo
    exit 1
}

# The id of the resource that was just answered.
id() {
    printf '%s' "$answer" | sed -n 's/^[^}]*"id":"\([^"]*\)".*/\1/p'
}

etag() {
    tr -d '\r' < "$folder/headers" | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'
}

only_tokens_come_in() {
    bearer=muster_wrong
    ask GET /Users
    expect "a wrong token is refused" 401 'WWW-Authenticate: Bearer' '"status":"401"'
    bearer=$token
    ask GET /ServiceProviderConfig
    expect "the right token comes in" 200 '"patch":{"supported":true}'
}

each_kind_is_created() {
    local phone='{"userName":"+12015550123","phoneNumbers":[{"value":"+12015550123","type":"mobile"}]}'
    ask POST /Users "$phone"
    expect "a person with only a phone is refused while that is off" 400 invalidValue \
        profile-creation-with-mobile-number
    muster settings set profile-creation-with-mobile-number on
    ask POST /Users '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"Ana@example.com",
        "externalId":"7","name":{"givenName":"Ana","familyName":"Marin"},"active":true,
        "emails":[{"value":"ana@example.com","type":"work","primary":true}]}'
    expect "a person with e-mail is created" 201 "Location: $people/$(id)" 'ETag: W/"1"' '"userName":"Ana@example.com"'
    ana=$(id)
    ask POST /Users "$phone"
    expect "a person with only a phone is created once that is on" 201 "Location: $people/$(id)"
    phone_person=$(id)
    ask POST /Users '{"userName":"staff-0042","externalId":"0042","name":{"formatted":"Ben Odu"}}'
    expect "a person with neither is created, and invited at once" 201 '"invited":true'
    ask POST /Users '{"userName":"ANA@example.com"}'
    expect "a userName is taken only once, whatever its case" 409 uniqueness
}

people_are_found() {
    ask GET '/Users?filter=userName%20eq%20%22ana@EXAMPLE.com%22'
    expect "a person is found by userName" 200 '"totalResults":1' "\"id\":\"$ana\""
    ask GET "/Users/$ana"
    expect "a person is read by id" 200 '"familyName":"Marin"'
    ask GET '/Users?count=2&sortBy=userName'
    expect "the list has everybody, in pages" 200 '"totalResults":3' '"itemsPerPage":2'
    ask GET "/Users/$ana?attributes=userName"
    expect "only what is asked for is answered" 200 '"userName"'
    case $answer in *familyName*) fail "only what is asked for is answered" "no familyName" ;; esac
}

people_are_changed() {
    ask PATCH "/Users/$ana" "{$patch_op,\"Operations\":[
        {\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"},
        {\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"ana.marin@example.com\"}]}"
    expect "Entra deactivates a person and changes the e-mail" 200 '"active":false' '"value":"ana.marin@example.com"'
    ask GET '/Users?filter=active%20eq%20false'
    expect "the deactivated person is found as such" 200 '"totalResults":1' "\"id\":\"$ana\""
    ask PATCH "/Users/$ana" "{$patch_op,\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":true}}]}"
    expect "Okta reactivates the person" 200 '"active":true' 'ETag: W/"3"'
    local version replacement
    version=$(etag)
    replacement='{"userName":"ana@example.com","displayName":"Ana M.","emails":[{"value":"ana@example.com"}]}'
    ask PUT "/Users/$ana" "$replacement" "If-Match: $version"
    expect "PUT replaces the version it has read" 200 '"displayName":"Ana M."'
    case $answer in *familyName*) fail "PUT replaces the version it has read" "no familyName" ;; esac
    ask PUT "/Users/$ana" "$replacement" "If-Match: $version"
    expect "PUT of an older version is refused" 412 '"status":"412"'
    ask PATCH "/Users/$phone_person" "{$patch_op,\"Operations\":[
        {\"op\":\"replace\",\"path\":\"title\",\"value\":\"Driver\"},
        {\"op\":\"replace\",\"path\":\"userName\",\"value\":\"\"}]}"
    expect "a PATCH that fails half-way" 400 '"scimType":'
    ask GET "/Users/$phone_person"
    expect "has changed nothing" 200 'ETag: W/"1"'
    ask POST /Users '{"userName":'
    expect "broken JSON is told apart" 400 invalidSyntax
}

people_are_deleted() {
    ask DELETE "/Users/$phone_person"
    expect "a person is deleted" 204
    ask GET "/Users/$phone_person"
    expect "and is gone" 404 '"status":"404"'
}

the_server_stops_and_starts() {
    method=SIGTERM path= body= header= status= answer=
    stop_server || fail "the server stops when told to" "status 0, not $?"
    echo "ok    the server stops when told to"
    run_server --public-url "${people%/scim/*}"
    ask GET /Users
    expect "everybody is still there after a new start" 200 '"totalResults":2'
    local number
    number=$(muster token list --integration conformance | sed 's/ .*//')
    muster token revoke "$number"
    ask GET /Users
    expect "a revoked token is refused at once" 401
}

start_server "$1" --public-url "${people%/scim/*}"
echo "ok    the server listens on port $port"
only_tokens_come_in
each_kind_is_created
people_are_found
people_are_changed
people_are_deleted
the_server_stops_and_starts
