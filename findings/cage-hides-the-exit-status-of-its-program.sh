#!/usr/bin/env bash
# cage 0.1.4 (Debian 12: cage 0.1.4-4, xwayland), the usual compositor of a Linux kiosk.
#
# cage ends with 0 whatever its program ended with. A systemd unit that runs cage therefore never sees the status: with
# Restart=always and RestartPreventExitStatus=79, "staff ended the program on purpose" is restarted like anything else, and
# Restart=on-failure never restarts a crash. Without Xwayland installed, which the package does not ask for, cage ends with 1
# before the program starts. A wrapper inside cage that leaves the status in a file works.
#
# Needs root on Debian 12 (installs the packages; cage itself runs as nobody, without a screen).
# Seen: 0, 1 and 79 all give 0. Ends with 1 when that changes.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends cage=0.1.4-4 xwayland >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
install -d -m 700 -o nobody "$folder/run"

cage -v
for status in 0 1 79; do
  runuser -u nobody -- env XDG_RUNTIME_DIR="$folder/run" WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 \
    WLR_RENDERER=pixman timeout 30 cage -- sh -c "exit $status" >/dev/null 2>"$folder/log" && ended=0 || ended=$?
  echo "program $status, cage $ended"
done | tee "$folder/seen"
diff "$folder/seen" - <<'SEEN'
program 0, cage 0
program 1, cage 0
program 79, cage 0
SEEN
