#!/usr/bin/env bash
# A SAML identity provider to try single sign-on with, made of pysaml2: who signs on there, is whoever they say.
#
#   provider.sh [OPTION…]   serves at http://127.0.0.1:9000 until it is interrupted; the options go to provider.py
#   provider.sh --check     proves it with a service that is made of pysaml2 too
#   provider.sh --help
#
# What is missing of Debian's packages is installed, as root or through sudo; all else, and its keys, is in .build-python.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../run"
. "$here/../python.sh"

case ${1-} in
    --help | -h)
        sed -n '2,/^set/s/^#\( \|$\)//p' "${BASH_SOURCE[0]}"
        exit
        ;;
esac
require_packages xmlsec1 python3 python3-venv
python_environment "$here/requirements.txt" || {
    say "Its Python packages could not be installed; the reason is above."
    exit 69
}
case ${1-} in
    --check) exec "$python" -W ignore "$here/proof.py" ;;
    *) exec "$python" -W ignore "$here/provider.py" --folder "$root/.build-python/provider-keys" "$@" ;;
esac
