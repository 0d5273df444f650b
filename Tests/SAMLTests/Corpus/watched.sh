#!/usr/bin/env bash
# Reads the whole corpus of SAML while a tool watches for memory errors.
#
#   watched.sh valgrind|address
#
# Ends with 0 when every document came out as it should, and the tool found no error and no leak.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
export MUSTER_CORPUS=1
case ${1-} in
    valgrind)
        swift build --package-path "$root" --scratch-path "$root/.build-corpus" --product CorpusReader
        # Debian's valgrind cannot read what the compiler writes for debuggers.
        strip -g -o "$root/.build-corpus/reader" "$root/.build-corpus/debug/CorpusReader"
        # Definite leaks alone: the runtime of Swift keeps its metadata until the end.
        valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
            --errors-for-leak-kinds=definite "$root/.build-corpus/reader"
        ;;
    address)
        swift build --package-path "$root" --scratch-path "$root/.build-address" --sanitize=address \
            --product CorpusReader
        ASAN_OPTIONS=detect_leaks=0 "$root/.build-address/debug/CorpusReader"
        ;;
    *)
        echo "usage: watched.sh valgrind|address" >&2
        exit 64
        ;;
esac
