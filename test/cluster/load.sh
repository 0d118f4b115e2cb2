#!/bin/bash
# load.sh ARCHIVE...: imports OCI image archives on every node.
set -euo pipefail
. "$(dirname "$0")/env.sh"
for archive in "$@"; do
  archive=$(readlink -f "$archive")
  for i in $(seq "$NODES"); do
    "$HERE/node-exec" "$i" ctr -n k8s.io images import "$archive" >/dev/null
  done
done
