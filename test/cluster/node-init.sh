#!/bin/bash
# PID 1 of one node's namespaces (net, mount, pid, uts, ipc, cgroup): gives the node its own file system view at the usual
# paths, then runs containerd, kubelet and kube-proxy. Nothing outside $RUN changes on the host's file system.
set -eu
i=$1
. "$(dirname "$0")/env.sh"
NAME=node$i; N=$RUN/$NAME; P=$RUN/pki; L=$RUN/log; IP=$(node_ip $i)
hostname $NAME
mount --make-rprivate /
# a /sys of this network namespace, and cgroup mounts of this cgroup namespace: the node's cgroup is the root of all it sees
C=$(for c in /sys/fs/cgroup/*/; do basename $c; done)
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /sys/fs/cgroup
for c in $C; do
  mkdir /sys/fs/cgroup/$c
  case $c in
    unified) mount -t cgroup2 cgroup2 /sys/fs/cgroup/$c;;
    systemd) mount -t cgroup -o none,name=systemd cgroup /sys/fs/cgroup/$c;;
    *) mount -t cgroup -o $c cgroup /sys/fs/cgroup/$c;;
  esac
done
mount -o remount,ro /sys/fs/cgroup
mount -t bpf bpf /sys/fs/bpf
for d in debug tracing; do [ -d /sys/kernel/$d ] && mount -t ${d}fs ${d}fs /sys/kernel/$d 2>/dev/null || true; done
# private writable views
mkdir -p $N/{kubelet,containerd,log,etc}
mount -t tmpfs -o size=64m tmpfs $N/etc && mkdir $N/etc/{u,w}
mount -t overlay overlay -o lowerdir=/etc,upperdir=$N/etc/u,workdir=$N/etc/w /etc
mount -t tmpfs -o size=64m,mode=755 tmpfs /run && mkdir -p /run/netns /run/containerd /run/lock
mount -t tmpfs -o size=64m,mode=755 tmpfs /opt && mkdir -p /opt/cni/bin
mkdir -p $N/varlib
mount -t tmpfs -o size=64m,mode=755 tmpfs /var/lib && mkdir -p /var/lib/{kubelet,containerd,cni}
mount --bind $N/kubelet /var/lib/kubelet; mount --bind $N/containerd /var/lib/containerd; mount --bind $N/log /var/log
cp -a /usr/lib/cni/{bridge,host-local,loopback,portmap} /opt/cni/bin/
mount --make-rshared /
# kubelet wants these sysctls; shown to it as already set, so that it leaves the machine's own alone
mkdir -p /run/fakesys
fake() { echo "$2" > /run/fakesys/${1//\//.}; mount --bind /run/fakesys/${1//\//.} /proc/sys/$1; }
fake vm/overcommit_memory 1; fake vm/panic_on_oom 0; fake kernel/panic 10; fake kernel/panic_on_oops 1
# per network namespace
echo 1 > /proc/sys/net/ipv4/ip_forward
rm -f /etc/resolv.conf; echo "nameserver $DNS_IP" > /etc/resolv.conf     # no name server outside
rm -rf /etc/cni/net.d; mkdir -p /etc/cni/net.d
cat > /etc/cni/net.d/10-test.conflist <<J
{"cniVersion":"0.4.0","name":"test","plugins":[
 {"type":"bridge","bridge":"cni0","isGateway":true,"ipMasq":false,"hairpinMode":true,"mtu":1500,
  "ipam":{"type":"host-local","ranges":[[{"subnet":"$(node_pods $i)"}]],"routes":[{"dst":"0.0.0.0/0"}]}},
 {"type":"portmap","capabilities":{"portMappings":true}}]}
J
mkdir -p /etc/containerd /etc/kubernetes
cat > /etc/containerd/config.toml <<T
version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
oom_score = 0
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.internal.v1.opt"]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "localhost/pause:1"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/opt/cni/bin"
    conf_dir = "/etc/cni/net.d"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
T
cat > /etc/kubernetes/kubelet.yaml <<Y
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $P/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $P/$NAME.crt
tlsPrivateKeyFile: $P/$NAME.key
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
enforceNodeAllocatable: []
oomScoreAdj: 0
clusterDNS: [$DNS_IP]
clusterDomain: cluster.local
resolvConf: /etc/resolv.conf
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: "0%", nodefs.available: "0%", nodefs.inodesFree: "0%", imagefs.available: "0%"}
maxPods: 200
Y
cat > /etc/kubernetes/kube-proxy.yaml <<Y
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
clientConnection: {kubeconfig: $P/kube-proxy.kubeconfig}
mode: $PROXY_MODE
clusterCIDR: $POD_CIDR
hostnameOverride: $NAME
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
Y
trap 'exit 0' TERM INT
set +e
ulimit -n "$(ulimit -Hn)"
containerd >$L/$NAME-containerd.log 2>&1 &
for _ in $(seq 100); do ctr version >/dev/null 2>&1 && break; sleep 0.1; done
for t in "$IMAGES"/*.tar; do ctr -n k8s.io images import "$t" || echo "import of $t failed"; done >$L/$NAME-images.log 2>&1
# The kubelet in a cgroup of its own, as systemd would have it; a restarted node gets another, as after a boot.
K=/sys/fs/cgroup/unified/system.slice/kubelet.service
[ -d $K ] && rmdir $K
mkdir -p $K
(echo 0 >$K/cgroup.procs; exec $BIN/kubeall kubelet --config=/etc/kubernetes/kubelet.yaml --kubeconfig=$P/$NAME.kubeconfig --hostname-override=$NAME --node-ip=$IP \
  --node-labels=topology.kubernetes.io/zone=zone$i) >$L/$NAME-kubelet.log 2>&1 &
$BIN/kubeall kube-proxy --config=/etc/kubernetes/kube-proxy.yaml >$L/$NAME-kube-proxy.log 2>&1 &
wait
