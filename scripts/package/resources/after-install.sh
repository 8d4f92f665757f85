#!/bin/sh
set -e
# A package of a copy of Electron that the Electron project did not make says so at each installation.
if [ -e '/opt/${sanitizedProductName}/UNOFFICIAL.txt' ]; then
  echo 'NOTE: this MBC Guide is a TEST BUILD with an unofficial Electron. Never use it in a clinic.' >&2
fi
