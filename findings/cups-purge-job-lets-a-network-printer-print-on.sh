#!/usr/bin/env bash
# CUPS 2.4.2 (Debian 12: cups 2.4.2-3+deb12u9) in front of an IPP Everywhere printer (ippeveprinter of the same version).
#
# Cancel-Job while the printer prints: CUPS asks its backend to stop, the backend sends Cancel-Job to the printer, and the
# printer ends the job as canceled. The same with purge-job=true, which is meant to wipe the job besides: CUPS kills the
# backend before that sends anything, and the printer prints everything, though CUPS says "canceled". (`cancel -x` does not
# do that: it reaches the printer.) To wipe a job that prints: cancel it, wait until the backend has ended, then purge. The
# end shows in job-state-reasons ("processing-to-stop-point" goes), but CUPS leaves that reason on jobs that it cancels by
# itself; queued-job-count of the queue counts a canceled job until its backend has ended, and no longer.
#
# ippeveprinter -r off needs no Avahi, as long as any D-Bus answers as the system bus.
#
# Needs root on Debian 12 (installs the packages; runs its own cupsd, printer and bus in a temporary folder).
# Seen: without purge 1 Cancel-Job at the printer, with purge none. Ends with 1 when that changes.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
version=2.4.2-3+deb12u9
apt-get update -qq
apt-get install -y -qq --no-install-recommends cups=$version cups-client=$version cups-daemon=$version \
  cups-ipp-utils=$version dbus >/dev/null
folder=$(mktemp -d)
chmod 711 "$folder"
cleanup() {
  for job in $(jobs -p); do kill "$job" 2>/dev/null || true; done
  wait
  rm -rf "$folder"
}
trap cleanup EXIT
until_true() {
  for _ in $(seq 150); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}

mkdir "$folder"/{root,spool,cache,state,tmp,printer}
chmod 1777 "$folder/tmp"
cat >"$folder/bus.conf" <<CONF
<busconfig><listen>unix:path=$folder/bus</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*"/><allow own="*"/><allow receive_type="method_return"/><allow receive_type="error"/>
<allow receive_type="signal"/></policy></busconfig>
CONF
dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile 2>/dev/null &
until_true test -S "$folder/bus"

# The printer takes ten seconds for a job.
printf '#!/bin/sh\ntouch "%s/begun"\nsleep 10\n' "$folder" >"$folder/print"
chmod +x "$folder/print"
port=$((20000 + RANDOM % 10000))
DBUS_SYSTEM_BUS_ADDRESS=unix:path=$folder/bus ippeveprinter -r off -p $port -n localhost -d "$folder/printer" \
  -c "$folder/print" -f application/pdf -vvv Printer >/dev/null 2>"$folder/log" &
until_true grep -q printer-uri-supported "$folder/log"

cat >"$folder/cups-files.conf" <<CONF
ServerRoot $folder/root
RequestRoot $folder/spool
CacheDir $folder/cache
StateDir $folder/state
TempDir $folder/tmp
AccessLog $folder/access_log
ErrorLog $folder/error_log
SystemGroup root
CONF
cat >"$folder/cupsd.conf" <<CONF
Listen $folder/cups.sock
Listen localhost:$((port + 1))
Browsing Off
<Location />
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
CONF
/usr/sbin/cupsd -f -c "$folder/cupsd.conf" -s "$folder/cups-files.conf" &
until_true test -S "$folder/cups.sock"
export CUPS_SERVER=$folder/cups.sock
until_true lpstat -r >/dev/null
lpadmin -p Queue -E -v "ipp://localhost:$port/ipp/print" -m everywhere

told() { grep -c 'Cancel-Job successful-ok' "$folder/log" || true; }
echo "cups $(dpkg-query -W -f '${Version}' cups-daemon)"
for purge in false true; do
  rm -f "$folder/begun"
  before=$(told)
  job=$(lp -d Queue /usr/share/cups/data/default-testpage.pdf | sed -E 's/.* is Queue-([0-9]+) .*/\1/')
  until_true test -e "$folder/begun"
  sleep 2
  cat >"$folder/cancel.test" <<TEST
{ OPERATION Cancel-Job
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR naturalLanguage attributes-natural-language en
ATTR uri job-uri ipp://localhost/jobs/$job
ATTR name requesting-user-name root
ATTR boolean purge-job $purge
STATUS successful-ok
}
TEST
  env -u CUPS_SERVER ipptool "ipp://localhost:$((port + 1))/" "$folder/cancel.test"
  # Longer than the printer takes for the job.
  sleep 12
  echo "purge-job=$purge: the printer was told $(($(told) - before)) time(s)"
done | tee "$folder/seen"
diff "$folder/seen" - <<'SEEN'
purge-job=false: the printer was told 1 time(s)
purge-job=true: the printer was told 0 time(s)
SEEN
