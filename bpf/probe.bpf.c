// SPDX-License-Identifier: Dual BSD/GPL
/*
 * cgroup/connect4 and connect6 of the kubelet's cgroup: marks the socket of a connect to a port that
 * the destination pod declares in a probe or hook. sockops.bpf.c then notes the connection before its
 * SYN leaves, and lookup.bpf.c lets it through to the application. Changes nothing that a connect does,
 * and never refuses one. May run twice for one connect (attached at nested cgroups).
 */
#include "maps.h"

char _license[] SEC("license") = "Dual BSD/GPL";

/* The very cgroup: a cgroup below the kubelet's (all others, where it is in the root) is not the kubelet. */
static __always_inline int is_kubelet(void)
{
	__u64 id = bpf_get_current_cgroup_id();

	return bpf_map_lookup_elem(&kubelet_cgroups, &id) != NULL;
}

static __always_inline void mark(struct bpf_sock_addr *ctx, const struct endpoint *to)
{
	struct sk_meta fresh = { .kind = SK_PROBE };
	struct bpf_sock *sk = ctx->sk;
	struct sk_meta *meta;

	if (!sk)
		return;
	meta = bpf_sk_storage_get(&sk_meta, sk, 0, 0);
	if (meta && (meta->kind == SK_UPSTREAM || meta->kind == SK_IN_POD))
		return; /* an agent that shares the kubelet's cgroup */
	if (!is_kubelet() || !bpf_map_lookup_elem(&probe_targets, to)) {
		/* The socket may have been a probe's before (AF_UNSPEC). */
		if (meta && meta->kind == SK_PROBE)
			bpf_sk_storage_delete(&sk_meta, sk);
		return;
	}
	/* Without memory it stays unmarked, and is steered like anybody's. */
	meta = bpf_sk_storage_get(&sk_meta, sk, &fresh, BPF_SK_STORAGE_GET_F_CREATE);
	if (meta)
		*meta = fresh;
}

SEC("cgroup/connect4")
int leyline_probe4(struct bpf_sock_addr *ctx)
{
	struct endpoint to = { .port = bpf_ntohs((__u16)ctx->user_port) };

	if (!is_tcp(ctx))
		return 1;
	ip16_set4(&to.ip, ctx->user_ip4);
	mark(ctx, &to);
	return 1;
}

SEC("cgroup/connect6")
int leyline_probe6(struct bpf_sock_addr *ctx)
{
	struct endpoint to = { .port = bpf_ntohs((__u16)ctx->user_port) };

	if (!is_tcp(ctx))
		return 1;
	to.ip.w[0] = ctx->user_ip6[0];
	to.ip.w[1] = ctx->user_ip6[1];
	to.ip.w[2] = ctx->user_ip6[2];
	to.ip.w[3] = ctx->user_ip6[3];
	mark(ctx, &to);
	return 1;
}
