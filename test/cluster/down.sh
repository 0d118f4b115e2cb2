#!/bin/bash
# Takes the cluster down: ends PID 1 of each set of namespaces (the kernel ends the rest), then removes
# what up.sh made. Works on what a broken start left as well.
. "$(dirname "$0")/env.sh"
for file in "$RUN"/*.pid; do
  [ -e "$file" ] || continue
  name=$(basename "$file" .pid)
  unshare=$(cat "$file")
  # Only if that number is still ours.
  grep -qs unshare "/proc/$unshare/cmdline" || continue
  init=$(init_pid "$name")
  [ -n "$init" ] && kill -KILL "$init"
  for _ in $(seq 100); do
    [ -d "/proc/$unshare" ] || break
    sleep 0.1
  done
done
for name in $(ip netns list | awk '{print $1}' | grep "^$PREFIX-\(fabric\|control\|node[0-9]*\)$"); do
  ip netns del "$name"
done
for hierarchy in /sys/fs/cgroup/*/; do
  for d in "$hierarchy$PREFIX"-node*; do
    [ -d "$d" ] && find "$d" -depth -type d -exec rmdir {} + 2>/dev/null
  done
done
rm -rf "$RUN"
