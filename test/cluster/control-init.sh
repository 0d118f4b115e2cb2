#!/bin/bash
# PID 1 of the control plane: etcd, API server, controller manager, scheduler.
. "$(dirname "$0")/env.sh"
P=$RUN/pki
L=$RUN/log
K=$BIN/kubeall
trap 'exit 0' TERM INT
ulimit -n "$(ulimit -Hn)"
$K etcd --name test --data-dir "$RUN/etcd" --unsafe-no-fsync --log-level warn \
  --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380 \
  --initial-cluster test=http://127.0.0.1:2380 >"$L/etcd.log" 2>&1 &
# In a loop: tests end it, and expect it back as a real one's supervisor would bring it back.
# Aggregator routing: the control plane has no kube-proxy, so webhooks are called by endpoint.
apiserver() {
  $K kube-apiserver --etcd-servers=http://127.0.0.1:2379 --bind-address=0.0.0.0 --secure-port=6443 \
  --advertise-address="$CONTROL_IP" --service-cluster-ip-range="$SERVICE_CIDR" --authorization-mode=Node,RBAC \
  --allow-privileged=true --enable-aggregator-routing=true --enable-admission-plugins=NodeRestriction --profiling=false \
  --tls-cert-file="$P/apiserver.crt" --tls-private-key-file="$P/apiserver.key" --client-ca-file="$P/ca.crt" \
  --kubelet-client-certificate="$P/apiserver-kubelet.crt" --kubelet-client-key="$P/apiserver-kubelet.key" \
  --kubelet-certificate-authority="$P/ca.crt" --kubelet-preferred-address-types=InternalIP \
  --service-account-issuer=https://kubernetes.default.svc.cluster.local \
  --service-account-key-file="$P/sa.pub" --service-account-signing-key-file="$P/sa.key" \
  --requestheader-client-ca-file="$P/ca.crt" --requestheader-allowed-names=front-proxy-client \
  --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
  --requestheader-extra-headers-prefix=X-Remote-Extra- \
  --proxy-client-cert-file="$P/front-proxy.crt" --proxy-client-key-file="$P/front-proxy.key" \
  >>"$L/kube-apiserver.log" 2>&1
}
while true; do
  apiserver
  sleep 0.5
done &
$K kube-controller-manager --kubeconfig="$P/controller-manager.kubeconfig" --leader-elect=false \
  --use-service-account-credentials=true --service-account-private-key-file="$P/sa.key" --root-ca-file="$P/ca.crt" \
  --cluster-signing-cert-file="$P/ca.crt" --cluster-signing-key-file="$P/ca.key" \
  --allocate-node-cidrs=false --bind-address=127.0.0.1 --node-monitor-grace-period=40s \
  >"$L/kube-controller-manager.log" 2>&1 &
$K kube-scheduler --kubeconfig="$P/scheduler.kubeconfig" --leader-elect=false --bind-address=127.0.0.1 \
  >"$L/kube-scheduler.log" 2>&1 &
wait
