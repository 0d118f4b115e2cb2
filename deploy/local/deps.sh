#!/bin/sh
# Installs what a bare Debian 12 lacks: packages by apt, modules by npm. Does nothing, fast, when all
# is there. Called by the Makefile; prints one clear line when it cannot go on. `deps.sh npm` leaves the
# packages to somebody else.
set -eu
cd "$(dirname "$0")/../.."

die() {
  echo "leyline: $1" >&2
  exit 1
}
say() { printf '  %-4s %s\n' "$1" "$2"; }
only=${1:-}

# --- Debian packages: a program or header each, and the package that brings it ---------------
missing=
need() { # need PACKAGE TEST...
  if [ "$only" = npm ]; then return; fi
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}
has() { command -v "$1" >/dev/null 2>&1; }
header() { [ -e "/usr/include/$1" ]; }
need clang has clang
need libbpf-dev header bpf/bpf_helpers.h
need libc6-dev header stdlib.h
# The product's own Node links it.
need libatomic1 sh -c 'ls /usr/lib/*/libatomic.so.1'
need iproute2 has ip
need util-linux has nsenter
need procps has sysctl
need busybox has busybox
need curl has curl
need python3 has python3
need tcpdump has tcpdump
need openssl has openssl
need ca-certificates test -e /etc/ssl/certs/ca-certificates.crt
# The dashboard is tested in a real browser.
need chromium has chromium

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ -n "$missing" ]; then
  has apt-get || die "these packages are missing and there is no apt-get to install them:$missing"
  [ "$(id -u)" = 0 ] || die "installing$missing takes root; run this as root"
  export DEBIAN_FRONTEND=noninteractive
  say APT "update"
  apt-get update -q >"$log" 2>&1 || apt-get update -q >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    die "apt-get update failed (its last lines are above)"
  }
  for package in $missing; do
    say APT "$package"
    apt-get install -y -q --no-install-recommends "$package" >"$log" 2>&1 || {
      tail -n 20 "$log" >&2
      die "apt-get could not install $package (its last lines are above)"
    }
  done
fi

# --- npm modules, the product's own Node among them -------------------------------------------
stamp=node_modules/.leyline-installed
want=$(sha256sum package-lock.json)
if [ ! -e "$stamp" ] || [ "$(cat "$stamp")" != "$want" ]; then
  has npm || die "npm is missing: install Node 20 or newer with npm"
  say NPM "install (the product's own Node is among the modules; this takes a minute)"
  # `npm ci` wants every platform's optional binary in the lock file, though only this one's is used.
  # `install --no-save` takes the same locked versions and hashes, and leaves the lock file alone.
  npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    die "npm install failed (its last lines are above)"
  }
  node_modules/.bin/node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' ||
    die "node_modules/.bin/node does not run on this machine ($(uname -m))"
  echo "$want" >"$stamp"
fi
