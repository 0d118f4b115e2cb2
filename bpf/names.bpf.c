// SPDX-License-Identifier: Dual BSD/GPL
/*
 * getpeername and getsockname (accept() and accept4() too): applications see the address they
 * dialled and their own, servers the real client. From the socket's own storage alone.
 */
#include "maps.h"

char _license[] SEC("license") = "Dual BSD/GPL";

static __always_inline struct sk_meta *meta_of(struct bpf_sock_addr *ctx)
{
	struct bpf_sock *sk = ctx->sk;

	return sk ? bpf_sk_storage_get(&sk_meta, sk, 0, 0) : NULL;
}

static __always_inline int has_peer(const struct sk_meta *meta)
{
	return meta->kind == SK_CAPTURED || meta->kind == SK_ACCEPTED;
}

static __always_inline void show6(struct bpf_sock_addr *ctx, const struct ip16 *ip)
{
	ctx->user_ip6[0] = ip->w[0];
	ctx->user_ip6[1] = ip->w[1];
	ctx->user_ip6[2] = ip->w[2];
	ctx->user_ip6[3] = ip->w[3];
}

SEC("cgroup/getpeername4")
int leyline_getpeername4(struct bpf_sock_addr *ctx)
{
	struct sk_meta *meta = meta_of(ctx);

	if (!meta || !has_peer(meta) || !ip16_is4(&meta->ip))
		return 1;
	ctx->user_ip4 = meta->ip.w[3];
	ctx->user_port = bpf_htons(meta->port);
	return 1;
}

SEC("cgroup/getpeername6")
int leyline_getpeername6(struct bpf_sock_addr *ctx)
{
	struct sk_meta *meta = meta_of(ctx);

	if (!meta || !has_peer(meta))
		return 1;
	show6(ctx, &meta->ip);
	ctx->user_port = bpf_htons(meta->port);
	return 1;
}

SEC("cgroup/getsockname4")
int leyline_getsockname4(struct bpf_sock_addr *ctx)
{
	struct sk_meta *meta = meta_of(ctx);

	if (meta && meta->kind == SK_CAPTURED && meta->local.w[3] && ip16_is4(&meta->local))
		ctx->user_ip4 = meta->local.w[3];
	return 1;
}

SEC("cgroup/getsockname6")
int leyline_getsockname6(struct bpf_sock_addr *ctx)
{
	struct sk_meta *meta = meta_of(ctx);

	if (meta && meta->kind == SK_CAPTURED && !ip16_is_zero(&meta->local))
		show6(ctx, &meta->local);
	return 1;
}
