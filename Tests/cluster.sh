#!/usr/bin/env bash
# A PostgreSQL of its own, for tests and try-outs: a cluster in a folder, on a socket in the same folder, reached by
# nobody but its owner and root. To be sourced by bash, or run:
#
#   cluster.sh start FOLDER [SETTING=VALUE…]   makes the cluster where there is none, starts it, and prints its URL
#   cluster.sh stop FOLDER [MODE]              fast when nothing else is said; see pg_ctl
#
# PostgreSQL refuses to run as root; there its owner is the user that Debian's package has made.
set -euo pipefail

cluster_owner=postgres

start_cluster() {
    local folder=$1 programs options="-k $1 -h ''" setting is_new=
    shift
    programs=$(cluster_programs)
    for setting in "$@"; do options+=" -c $setting"; done
    if [ ! -f "$folder/data/PG_VERSION" ]; then
        mkdir -p -m 700 "$folder"
        [ "$(id -u)" -ne 0 ] || chown "$cluster_owner" "$folder"
        is_new=yes
        as_owner "$folder" "$programs/initdb" -D data -A trust -U muster -E UTF8 --no-locale > /dev/null
    fi
    if ! as_owner "$folder" "$programs/pg_ctl" -D data status > /dev/null 2>&1; then
        as_owner "$folder" "$programs/pg_ctl" -D data -l log -w -o "$options" start > /dev/null || {
            tail -n 5 "$folder/log" >&2
            return 69
        }
    fi
    [ -z "$is_new" ] || as_owner "$folder" "$programs/createdb" -h "$folder" -U muster muster
    echo "postgres://muster@${folder//\//%2F}/muster"
}

stop_cluster() {
    as_owner "$1" "$(cluster_programs)/pg_ctl" -D data -w -m "${2:-fast}" stop > /dev/null
}

# as_owner FOLDER COMMAND…: in the folder, and never as root.
as_owner() (
    cd "$1"
    shift
    # A server must not keep open what its starter waits to see closed.
    for descriptor in /proc/"$BASHPID"/fd/*; do
        descriptor=${descriptor##*/}
        [ "$descriptor" -le 2 ] || eval "exec $descriptor>&-"
    done
    [ "$(id -u)" -ne 0 ] || set -- runuser -u "$cluster_owner" -- "$@"
    exec "$@"
)

# The newest version; Debian keeps the programs of a server out of the PATH.
cluster_programs() {
    local initdb
    initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2> /dev/null | sort -V | tail -n 1 || true)
    [ -n "$initdb" ] || initdb=$(readlink -f "$(command -v initdb || true)" || true)
    if [ -z "$initdb" ]; then
        echo "PostgreSQL is missing; install the package postgresql." >&2
        return 69
    fi
    dirname "$initdb"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    command=${1-}
    case $command in
        start | stop) shift && "${command}_cluster" "$@" ;;
        *)
            sed -n '2,/^set/s/^#\( \|$\)//p' "$0"
            exit 64
            ;;
    esac
fi
