#!/bin/bash
# Builds what the cluster runs from Go modules alone: kubeall (etcd, API server, controller manager,
# scheduler, kubelet, kube-proxy and kubectl in one), CoreDNS, pause; and the images made of them.
# Minutes the first time, nothing after that. Needs Go 1.25 or newer.
set -euo pipefail
. "$(dirname "$0")/env.sh"

packages=(containerd runc containernetworking-plugins nftables iptables iproute2 openssl util-linux)
programs=(containerd runc /usr/lib/cni/bridge nft iptables ip openssl nsenter)
missing=()
for i in "${!programs[@]}"; do
  command -v "${programs[$i]}" >/dev/null || missing+=("${packages[$i]}")
done
if [ ${#missing[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] || die "installing ${missing[*]} takes root"
  echo "  APT  ${missing[*]}"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } \
    >/tmp/leyline-cluster-apt.log 2>&1 || die "apt-get failed; see /tmp/leyline-cluster-apt.log"
fi

if [ ! -x "$BIN/kubeall" ]; then
  command -v go >/dev/null || die "Go is needed to build the test cluster: install Go 1.25 or newer"
  echo "  GO   Kubernetes $KUBERNETES, etcd, CoreDNS (some five minutes, once)"
  version=k8s.io/component-base/version
  flags="-s -w -X $version.gitVersion=$KUBERNETES -X $version.gitMajor=1 -X $version.gitMinor=${KUBERNETES:3:2} -X $version.gitTreeState=clean"
  fresh=$BIN.$$
  (cd "$HERE" && CGO_ENABLED=0 go build -p 2 -trimpath -ldflags "$flags" -o "$fresh/" ./cmd/...)
  rm -rf "$BIN"
  mv "$fresh" "$BIN"
fi

if [ ! -e "$IMAGES/busybox.tar" ]; then
  echo "  IMG  pause, coredns, busybox"
  mkdir -p "$IMAGES"
  "$BIN/mkimage" -o "$IMAGES/pause.tar" -t localhost/pause:1 -entrypoint /pause "$BIN/pause:/pause:755"
  "$BIN/mkimage" -o "$IMAGES/coredns.tar" -t localhost/coredns:1 -entrypoint /coredns "$BIN/coredns:/coredns:755"
  busybox=$(readlink -f "$(command -v busybox)")
  files=("$busybox:/bin/busybox:755" dir:/tmp:1777 dir:/etc dir:/www)
  for library in $(ldd "$busybox" 2>/dev/null | grep -o '/[^ ]*'); do files+=("$library:$library:755"); done
  for applet in $("$busybox" --list | grep -v '^busybox$'); do files+=("link:busybox:/bin/$applet"); done
  "$BIN/mkimage" -o "$IMAGES/busybox.tar" -t localhost/busybox:1 -cmd sh "${files[@]}"
fi
