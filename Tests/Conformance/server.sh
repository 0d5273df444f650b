# A Muster server of its own for a test: a new folder, a free port, gone afterwards. To be sourced by bash.
#
#   start_server BINARY [OPTION…]   sets folder, port, scim and token, and returns when requests are taken
#   stop_server                     SIGTERM, and waits; the status is the server's own
#   muster ARGUMENT…                runs the binary on the server's folder, beside the server
#
# Its database is a file in the folder, or a schema of its own on the PostgreSQL server that MUSTER_TEST_POSTGRES names.
#
# Whatever ends the script, the server ends with it and the folder goes.

folder=$(mktemp -d "${TMPDIR:-/tmp}/muster.XXXXXX")
server=
trap 'clean_up' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

postgres=${MUSTER_TEST_POSTGRES-}
# Settings of the person who runs the tests must not reach the server under test.
for name in $(compgen -e MUSTER_ || true); do unset "$name"; done
export MUSTER_CONFIG="$folder/muster.yaml"
if [ -n "$postgres" ]; then
    schema=server_${folder##*.}
    psql -qX -v ON_ERROR_STOP=1 -c "CREATE SCHEMA \"$schema\"" "$postgres"
    case $postgres in *\?*) joint="&" ;; *) joint="?" ;; esac
    export MUSTER_DATABASE_URL="$postgres${joint}options=-csearch_path%3D%22$schema%22"
fi

muster() {
    "$binary" "$@" --data "$folder/data"
}

start_server() {
    binary=$1
    shift
    run_server "$@"
    token=$(muster token create --integration conformance)
}

# Starts the server on the folder as it is.
run_server() {
    "$binary" serve --data "$folder/data" --listen 127.0.0.1:0 "$@" 2> "$folder/server.log" &
    server=$!
    local tries=0
    port=
    until [ -n "$port" ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 300 ] || ! kill -0 "$server" 2> /dev/null; then
            echo "The server did not start:" >&2
            cat "$folder/server.log" >&2
            return 1
        fi
        sleep 0.1
        port=$(sed -n '/listening/s/.* port=\([0-9]*\) .*/\1/p' "$folder/server.log")
    done
    scim="http://127.0.0.1:$port/scim/v2"
}

stop_server() {
    local ending=$server
    server=
    kill -TERM "$ending" && wait "$ending"
}

clean_up() {
    local status=$?
    trap - EXIT INT TERM
    if [ -n "$server" ]; then
        kill -TERM "$server" 2> /dev/null || true
        local tries=0
        while kill -0 "$server" 2> /dev/null && [ "$tries" -lt 100 ]; do
            tries=$((tries + 1))
            sleep 0.1
        done
        kill -KILL "$server" 2> /dev/null || true
    fi
    rm -rf "$folder"
    exit "$status"
}
