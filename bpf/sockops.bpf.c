// SPDX-License-Identifier: Dual BSD/GPL
/*
 * sockops: publishes what the agent asks by 4-tuple, at the one moment when it is race-free: when
 * the SYN-ACK has come, before the ACK that makes the other side's socket. A probe of the kubelet's is
 * published earlier, before its SYN. May run twice for one socket (attached at nested cgroups): every
 * step is idempotent.
 */
#include "maps.h"

char _license[] SEC("license") = "Dual BSD/GPL";

/* barrier_var: clang would merge the two families into one access through a modified ctx pointer,
 * which the verifier rejects. */
static __always_inline void local_ip(struct bpf_sock_ops *ops, struct ip16 *a)
{
	if (ops->family == AF_INET) {
		__u32 ip = ops->local_ip4;

		barrier_var(ip);
		ip16_set4(a, ip);
	} else {
		__u32 w0 = ops->local_ip6[0], w1 = ops->local_ip6[1];
		__u32 w2 = ops->local_ip6[2], w3 = ops->local_ip6[3];

		barrier_var(w0);
		barrier_var(w1);
		barrier_var(w2);
		barrier_var(w3);
		a->w[0] = w0;
		a->w[1] = w1;
		a->w[2] = w2;
		a->w[3] = w3;
	}
}

static __always_inline void remote_ip(struct bpf_sock_ops *ops, struct ip16 *a)
{
	if (ops->family == AF_INET) {
		__u32 ip = ops->remote_ip4;

		barrier_var(ip);
		ip16_set4(a, ip);
	} else {
		__u32 w0 = ops->remote_ip6[0], w1 = ops->remote_ip6[1];
		__u32 w2 = ops->remote_ip6[2], w3 = ops->remote_ip6[3];

		barrier_var(w0);
		barrier_var(w1);
		barrier_var(w2);
		barrier_var(w3);
		a->w[0] = w0;
		a->w[1] = w1;
		a->w[2] = w2;
		a->w[3] = w3;
	}
}

static __always_inline struct sk_meta *meta_of(struct bpf_sock_ops *ops)
{
	struct bpf_sock *sk = ops->sk;

	return sk ? bpf_sk_storage_get(&sk_meta, sk, 0, 0) : NULL;
}

/* The connection as its connecting side sees it. */
static __always_inline void own_tuple(struct bpf_sock_ops *ops, struct tuple *key)
{
	key->cookie = bpf_get_netns_cookie(ops);
	local_ip(ops, &key->local_ip);
	remote_ip(ops, &key->remote_ip);
	key->local_port = ops->local_port;
	key->remote_port = bpf_ntohl(ops->remote_port);
}

static __always_inline void own_flow(struct bpf_sock_ops *ops, struct flow *key)
{
	local_ip(ops, &key->from_ip);
	remote_ip(ops, &key->to_ip);
	key->from_port = ops->local_port;
	key->to_port = bpf_ntohl(ops->remote_port);
}

/* The SYN is about to leave, its source has been chosen. */
static __always_inline void connecting(struct bpf_sock_ops *ops)
{
	struct sk_meta *meta = meta_of(ops);
	struct endpoint to = {};
	struct flow key = {};
	__u64 *pod;

	if (!meta || meta->kind != SK_PROBE)
		return;
	own_flow(ops, &key);
	/* Asked again: another program may have changed the destination since connect(). */
	to.ip = key.to_ip;
	to.port = key.to_port;
	pod = bpf_map_lookup_elem(&probe_targets, &to);
	if (!pod)
		return;
	bpf_map_update_elem(&probe_flows, &key, pod, BPF_ANY);
	bpf_sock_ops_cb_flags_set(ops, ops->bpf_sock_ops_cb_flags | BPF_SOCK_OPS_STATE_CB_FLAG);
}

static __always_inline void connected(struct bpf_sock_ops *ops)
{
	struct sk_meta *meta = meta_of(ops);
	struct tuple key = {};

	if (!meta)
		return;
	if (meta->kind == SK_CAPTURED) {
		struct endpoint to = { .ip = meta->ip, .port = meta->port };

		own_tuple(ops, &key);
		bpf_map_update_elem(&original_destination, &key, &to, BPF_ANY);
	} else if (meta->kind == SK_IN_POD) {
		struct client client = { .ip = meta->ip, .port = meta->port };

		client.state = NAME_INSERTED;
		own_tuple(ops, &key);
		/* A second run for the same socket must not take NAMED back. */
		if (bpf_map_update_elem(&real_peer, &key, &client, BPF_NOEXIST) &&
		    !bpf_map_lookup_elem(&real_peer, &key))
			count(client_names_dropped);
		bpf_sock_ops_cb_flags_set(ops, BPF_SOCK_OPS_STATE_CB_FLAG);
	}
}

/* An application's listener got a connection: if it is the agent's, name the client. */
static __always_inline void accepted(struct bpf_sock_ops *ops)
{
	__u64 cookie = bpf_get_netns_cookie(ops);
	struct tuple key = { .cookie = cookie };
	struct client *client;
	struct bpf_sock *sk = ops->sk;

	if (!sk || !bpf_map_lookup_elem(&enrolled, &cookie))
		return;
	remote_ip(ops, &key.local_ip);
	local_ip(ops, &key.remote_ip);
	key.local_port = bpf_ntohl(ops->remote_port);
	key.remote_port = ops->local_port;
	client = bpf_map_lookup_elem(&real_peer, &key);
	if (!client)
		return;
	struct sk_meta fresh = { .kind = SK_ACCEPTED, .port = client->port, .ip = client->ip };

	/* No storage, no mark: the agent then resets the connection instead of showing a lie. */
	if (!bpf_sk_storage_get(&sk_meta, sk, &fresh, BPF_SK_STORAGE_GET_F_CREATE))
		return;
	client->state = NAME_NAMED;
	count(clients_named);
}

static __always_inline void state_changed(struct bpf_sock_ops *ops)
{
	struct sk_meta *meta;

	if (ops->args[1] != BPF_TCP_CLOSE)
		return;
	meta = meta_of(ops);
	if (!meta)
		return;
	if (meta->kind == SK_IN_POD) {
		struct tuple key = {};

		own_tuple(ops, &key);
		bpf_map_delete_elem(&real_peer, &key);
	} else if (meta->kind == SK_PROBE) {
		struct flow key = {};

		own_flow(ops, &key);
		bpf_map_delete_elem(&probe_flows, &key);
	}
}

SEC("sockops")
int leyline_sockops(struct bpf_sock_ops *ops)
{
	switch (ops->op) {
	case BPF_SOCK_OPS_TCP_CONNECT_CB:
		connecting(ops);
		break;
	case BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB:
		connected(ops);
		break;
	case BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB:
		accepted(ops);
		break;
	case BPF_SOCK_OPS_STATE_CB:
		state_changed(ops);
		break;
	}
	return 1;
}
