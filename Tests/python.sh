# A Python environment for a folder of the tests. To be sourced by bash.
#
#   python_environment FILE   sets python to one with exactly the versions of the file, made again when that changes
#
# The file names all that is needed: nothing else is installed along with it.

python_environment() {
    local wanted=$1 folder
    folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/.build-python/$(basename "$(dirname "$wanted")")
    python=$folder/bin/python3
    mkdir -p "$(dirname "$folder")"
    # Two suites that want the same one do not both make it.
    local lock
    exec {lock}> "$folder.lock"
    flock "$lock"
    if cmp -s "$wanted" "$folder/installed.txt" && "$python" -c '' 2> /dev/null; then
        exec {lock}>&-
        return 0
    fi
    echo "Installing the Python packages of $(basename "$(dirname "$wanted")")" >&2
    rm -rf "$folder"
    timeout --foreground 5m python3 -m venv "$folder" && timeout --foreground 10m "$python" -m pip install --quiet \
        --disable-pip-version-check --no-deps --requirement "$wanted" && cp "$wanted" "$folder/installed.txt"
    local status=$?
    exec {lock}>&-
    return "$status"
}
