# Settings of the test cluster; sourced by the other scripts. Addresses live in network namespaces of
# the cluster's own and mean nothing outside them.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
KUBERNETES=v1.35.4
# Binaries and images: kept by what they are built from, outside the work tree.
CACHE=${LEYLINE_CACHE:-$HOME/.cache/leyline}/cluster/$(cat "$HERE/go.sum" "$HERE"/cmd/*/*.go | sha256sum | cut -c1-16)
BIN=$CACHE/bin
IMAGES=$CACHE/images
# Everything of a running cluster: keys, disks of the nodes, logs.
RUN=${LEYLINE_CLUSTER_RUN:-/var/tmp/leyline-cluster}
# Of network namespaces and cgroups.
PREFIX=${LEYLINE_CLUSTER_PREFIX:-lyc}
NODES=${LEYLINE_CLUSTER_NODES:-2}
PROXY_MODE=${LEYLINE_CLUSTER_PROXY:-nftables} # or iptables
CONTROL_IP=10.200.0.10
GATEWAY_IP=10.200.0.1
SERVICE_CIDR=10.202.0.0/16
POD_CIDR=10.201.0.0/16
API_SERVICE_IP=10.202.0.1
DNS_IP=10.202.0.10
node_ip() { echo "10.200.0.$((10 + $1))"; }
node_pods() { echo "10.201.$1.0/24"; }

die() {
  echo "cluster: $1" >&2
  exit 1
}

# spawn NAME SCRIPT ARGUMENT...: a set of namespaces whose PID 1 is the script, so that ending it ends
# all of them. A node is put in its own cgroups first: they become the root of its cgroup namespace.
spawn() {
  local name=$1 script=$2 cgroup=
  shift 2
  [[ $name == node* ]] && cgroup=--cgroup
  setsid bash -c '
    name=$1; shift
    if [[ $name == *-node* ]]; then
      for c in /sys/fs/cgroup/*/; do echo $$ >"$c$name/cgroup.procs"; done
    fi
    exec nsenter --net="/run/netns/$name" \
      unshare --mount --uts --ipc --pid --fork --kill-child --mount-proc "$@"' \
    spawn "$PREFIX-$name" $cgroup bash "$HERE/$script" "$@" </dev/null >"$RUN/log/$name-init.log" 2>&1 &
  echo $! >"$RUN/$name.pid"
}

# The host's number of a namespace set's PID 1.
init_pid() {
  local unshare children
  unshare=$(cat "$RUN/$1.pid") || return 1
  children=$(cat "/proc/$unshare/task/$unshare/children" 2>/dev/null) || return 1
  echo "${children%% *}"
}

kube() {
  nsenter --net="/run/netns/$PREFIX-control" "$BIN/kubeall" kubectl --kubeconfig "$RUN/pki/admin.kubeconfig" "$@"
}
