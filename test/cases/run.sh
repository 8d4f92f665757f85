#!/usr/bin/env bash
# test/cases/run.sh [CHECKOUT] [PATTERN]: the cases by name, each passed or failed; ends with 1 if any fails.
cd "${1:-$(dirname "$0")/../..}" || exit 2
exec npx vitest run test/cases --reporter=verbose ${2:+-t "$2"}
