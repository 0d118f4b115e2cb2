#!/bin/bash
# node.sh kill I | start I: a node's power failure, and its return. Its disk is kept, its processes and
# pods are not.
. "$(dirname "$0")/env.sh"
case $1 in
kill)
  kill -KILL "$(init_pid "node$2")"
  ;;
start)
  # The kubelet spends three seconds on each dead pod's cgroup.
  for hierarchy in /sys/fs/cgroup/*/; do
    find "$hierarchy$PREFIX-node$2/kubepods" -depth -type d -exec rmdir {} + 2>/dev/null
  done
  ip -n "$PREFIX-node$2" link del cni0 2>/dev/null
  spawn "node$2" node-init.sh "$2"
  ;;
*) die "usage: node.sh kill|start NUMBER" ;;
esac
