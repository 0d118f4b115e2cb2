#!/bin/bash
# Brings the cluster up: a control plane and nodes, each in namespaces of its own, on a bridge in a
# namespace too. The machine's own network has no part in it.
set -euo pipefail
. "$(dirname "$0")/env.sh"
[ "$(id -u)" = 0 ] || die "namespaces and mounts need root"
[ -e "$RUN/up" ] && die "a cluster is up already (in $RUN); take it down with make cluster-down"
"$HERE/build.sh"
said() { printf '  %5s  %s\n' "${SECONDS}s" "$*"; }

mkdir -p "$RUN/log"
touch "$RUN/up"
bash "$HERE/pki.sh"
nodes=$(seq "$NODES")
names=(fabric control)
for i in $nodes; do names+=("node$i"); done
for name in "${names[@]}"; do
  ip netns add "$PREFIX-$name"
  ip -n "$PREFIX-$name" link set lo up
done
ip -n "$PREFIX-fabric" link add br0 type bridge
ip -n "$PREFIX-fabric" addr add "$GATEWAY_IP/24" dev br0
ip -n "$PREFIX-fabric" link set br0 up
nsenter --net="/run/netns/$PREFIX-fabric" sysctl -qw net.ipv4.ip_forward=0

join() { # NAME ADDRESS
  ip -n "$PREFIX-fabric" link add "v-$1" type veth peer name eth0 netns "$PREFIX-$1"
  ip -n "$PREFIX-fabric" link set "v-$1" master br0 up
  ip -n "$PREFIX-$1" addr add "$2/24" dev eth0
  ip -n "$PREFIX-$1" link set eth0 up
  # A default route that leads nowhere: programs in the node's own network need some route to
  # Service addresses before kube-proxy rewrites them.
  ip -n "$PREFIX-$1" route add default via "$GATEWAY_IP"
  local j
  for j in $nodes; do
    [ "$1" = "node$j" ] || ip -n "$PREFIX-$1" route add "$(node_pods "$j")" via "$(node_ip "$j")"
  done
}
join control "$CONTROL_IP"
for i in $nodes; do join "node$i" "$(node_ip "$i")"; done

for i in $nodes; do
  for hierarchy in /sys/fs/cgroup/*/; do
    d=$hierarchy$PREFIX-node$i
    mkdir -p "$d"
    if [ -e "$d/cpuset.cpus" ]; then
      cat "$hierarchy/cpuset.cpus" >"$d/cpuset.cpus"
      cat "$hierarchy/cpuset.mems" >"$d/cpuset.mems"
    fi
  done
done
said namespaces

spawn control control-init.sh
for _ in $(seq 300); do
  kube get --raw /readyz >/dev/null 2>&1 && break
  sleep 0.2
done
kube get --raw /readyz >/dev/null || die "the API server is not ready after 60 s; see $RUN/log/kube-apiserver.log"
said "API server ready"

for i in $nodes; do
  kube apply -f - >/dev/null <<Y
apiVersion: v1
kind: Node
metadata: {name: node$i, labels: {kubernetes.io/hostname: node$i}}
spec: {podCIDR: $(node_pods "$i"), podCIDRs: [$(node_pods "$i")]}
Y
done
kube create clusterrolebinding kube-proxy --clusterrole=system:node-proxier --user=system:kube-proxy >/dev/null
for i in $nodes; do spawn "node$i" node-init.sh "$i"; done
kube apply -f "$HERE/manifests/coredns.yaml" >/dev/null
for i in $nodes; do kube wait --for=condition=Ready "node/node$i" --timeout=120s >/dev/null; done
said "$NODES nodes Ready"
kube -n kube-system rollout status deploy/coredns --timeout=120s >/dev/null
said "cluster DNS available; test/cluster/kubectl reaches it"
