#!/usr/bin/env bash
# Opens the pages of a server of its own in Chromium, as people do. Messages leave through a mail server and a gateway
# for text messages, which are processes of their own.
#
#   browser.sh BINARY PYTHON [WORD]   only what has the word in its sentence, or is in a file of that name (sso,panel)
#
# PROVIDER_PYTHON is the Python of the identity provider that people sign on at, another process.
set -euo pipefail
here=$(dirname "$0")
. "$here/../Conformance/server.sh"

# They end when nobody holds their input any more.
servers=$here/../DeliveryTests/Servers
exec {mails}> >(exec "$2" "$servers/smtp.py" > "$folder/mails")
exec {texts}> >(exec "$2" "$servers/gateway.py" 'answer={"id":"1"}' > "$folder/texts")
exec {provider}> >(exec "$PROVIDER_PYTHON" -W ignore "$here/../Provider/provider.py" --listen 127.0.0.1:0 \
    --folder "$folder/keys" --with-input > "$folder/provider" 2> "$folder/provider.log")
exec {other}> >(exec "$PROVIDER_PYTHON" -W ignore "$here/../Provider/provider.py" --listen 127.0.0.1:0 \
    --folder "$folder/other-keys" --with-input > "$folder/other-provider" 2> "$folder/other-provider.log")
for name in mails texts provider other-provider; do
    until [ -s "$folder/$name" ]; do sleep 0.05; done
done

export MUSTER_SMTP_URL="smtp://localhost:$(head -n 1 "$folder/mails")" MUSTER_MAIL_FROM="people@example.com"
export MUSTER_INTERNAL_PROVIDERS=true
export MUSTER_SMS_PROVIDER=http MUSTER_SMS_URL="http://127.0.0.1:$(head -n 1 "$folder/texts")/"
start_server "$1" --requests-per-second 100000 --proxy-header X-Forwarded-For
muster settings set profile-creation-with-mobile-number on
muster settings set invite-when-added on --integration conformance

out=${OUT:-out}/browser${MUSTER_DATABASE_URL:+-postgres}
rm -rf "$out"
mkdir -p "$out"
export SE_AVOID_STATS=true
"$2" "$here/suite.py" "$binary" "$folder" "http://localhost:$port" "$token" "$out" "${3-}"
