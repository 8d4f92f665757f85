#!/bin/sh
# enter-system.sh WAY ROOT USER COMMAND… runs a command in a Debian of its own, in mount, PID and IPC namespaces of its own, as
# IT would: with an environment of its own. WAY `pivot` leaves user namespaces allowed, as on a real machine; in a `chroot` the
# kernel refuses them.
set -e
if [ "$1" != inside ]; then
  exec unshare --mount --pid --ipc --fork --kill-child "$0" inside "$@"
fi
shift
way=$1 root=$2 user=$3
shift 3

mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
mount --rbind /dev dev
mount -t tmpfs -o mode=1777 tmpfs dev/shm
# The print system of the test, where the program looks for CUPS.
if [ -n "$PRINTER_SOCKET" ]; then
  mkdir -p run/cups
  touch run/cups/cups.sock
  mount --bind "$PRINTER_SOCKET" run/cups/cups.sock
fi

if [ "$way" = pivot ]; then
  mkdir -p mnt/old
  pivot_root . mnt/old
  umount -l /mnt/old
  into=
else
  into="chroot ."
fi
home=$([ "$user" = root ] && echo /root || echo "/home/$user")
# Not exec: the first process of a PID namespace has no signals by default, and must collect the others.
$into env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME="$home" DISPLAY="$DISPLAY" \
  setpriv --reuid "$user" --regid "$user" --init-groups "$@"
