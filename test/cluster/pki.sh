#!/bin/bash
# A throw-away PKI: one CA, EC keys, 10-year certificates.
set -euo pipefail
. "$(dirname "$0")/env.sh"
P=$RUN/pki; mkdir -p "$P"; cd "$P"
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key" 2>/dev/null; }
key ca; openssl req -x509 -new -key ca.key -days 3650 -subj /CN=leyline-test-ca -out ca.crt \
  -addext keyUsage=critical,keyCertSign,digitalSignature -addext basicConstraints=critical,CA:TRUE 2>/dev/null
cert() { # name subject [san]
  key "$1"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr" 2>/dev/null
  printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth,serverAuth\n%s\n' "${3:+subjectAltName=$3}" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm -f "$1.csr" "$1.ext"
}
kubeconfig() { # name
  cat > "$P/$1.kubeconfig" <<K
apiVersion: v1
kind: Config
clusters: [{name: test, cluster: {server: "https://$CONTROL_IP:6443", certificate-authority: $P/ca.crt}}]
users: [{name: $1, user: {client-certificate: $P/$1.crt, client-key: $P/$1.key}}]
contexts: [{name: test, context: {cluster: test, user: $1}}]
current-context: test
K
}
cert apiserver /CN=kube-apiserver "IP:$CONTROL_IP,IP:127.0.0.1,IP:$API_SERVICE_IP,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local"
cert apiserver-kubelet /O=system:masters/CN=kube-apiserver-kubelet-client
cert front-proxy /CN=front-proxy-client
cert admin /O=system:masters/CN=admin;                   kubeconfig admin
cert controller-manager /CN=system:kube-controller-manager; kubeconfig controller-manager
cert scheduler /CN=system:kube-scheduler;                kubeconfig scheduler
cert kube-proxy /CN=system:kube-proxy;                   kubeconfig kube-proxy
for i in $(seq "$NODES"); do
  cert node$i "/O=system:nodes/CN=system:node:node$i" "IP:$(node_ip $i),DNS:node$i"; kubeconfig node$i
done
openssl genrsa -out sa.key 2048 2>/dev/null; openssl rsa -in sa.key -pubout -out sa.pub 2>/dev/null
