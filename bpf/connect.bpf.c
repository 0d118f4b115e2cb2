// SPDX-License-Identifier: Dual BSD/GPL
/*
 * cgroup/connect4 and connect6: where an application's connect() is taken to the agent. The
 * original destination goes onto the socket, the destination becomes a loopback address that
 * lookup.bpf.c steers to the agent's listener in the same pod.
 */
#include "maps.h"
#include <bpf/bpf_core_read.h>

char _license[] SEC("license") = "Dual BSD/GPL";

/* Just enough of the kernel's types to read IPV6_V6ONLY, which no helper offers here. */
struct sock_common {
	unsigned char skc_reuse : 4;
	unsigned char skc_reuseport : 1;
	unsigned char skc_ipv6only : 1;
	unsigned char skc_net_refcnt : 1;
} __attribute__((preserve_access_index));
struct sock {
	struct sock_common __sk_common;
} __attribute__((preserve_access_index));
struct inet_sock {
	struct sock sk;
} __attribute__((preserve_access_index));
struct inet_connection_sock {
	struct inet_sock icsk_inet;
} __attribute__((preserve_access_index));
struct tcp_sock {
	struct inet_connection_sock inet_conn;
} __attribute__((preserve_access_index));
struct tcp6_sock {
	struct tcp_sock tcp;
} __attribute__((preserve_access_index));

/* Interface index of lo in every network namespace. */
#define LOOPBACK_IFINDEX 1

enum verdict {
	LEAVE = 0,
	REFUSE = 1,
	CAPTURE = 2,
};

static __always_inline __u32 mix(__u32 h, __u32 x)
{
	h ^= x;
	h *= 0x9e3779b1u;
	return h ^ (h >> 15);
}

/*
 * One loopback address per destination, in 127.128.0.0/9: a pod's connections must not share one
 * destination address, or its 28,232 ephemeral ports would be the limit for all of them together.
 */
static __always_inline __u32 spread(const struct ip16 *to, __u16 port)
{
	__u32 h = mix(mix(mix(mix(mix(0x1234567u, to->w[0]), to->w[1]), to->w[2]), to->w[3]), port);

	h ^= h >> 13;
	h *= 0x85ebca6bu;
	h ^= h >> 16;
	return bpf_htonl(0x7f800000u | (h & 0x007fffffu));
}

/* Loopback, unspecified, link-local, multicast: never the mesh's business. */
static __always_inline int is_special(const struct ip16 *a)
{
	if (ip16_is_loopback(a) || ip16_is_zero(a))
		return 1;
	if (ip16_is4(a)) {
		__u32 ip = bpf_ntohl(a->w[3]);

		return ip == 0 || (ip >> 16) == 0xa9fe || (ip >> 28) >= 0xe;
	}
	return (bpf_ntohl(a->w[0]) >> 22) == (0xfe800000u >> 22) ||
	       (bpf_ntohl(a->w[0]) >> 24) == 0xff;
}

static __always_inline int in_ranges(const struct ip16 *a)
{
	struct range key = { .prefix_length = 128, .ip = *a };

	return bpf_map_lookup_elem(&capture_ranges, &key) != NULL;
}

/* Whether this socket is to be captured; *podp is its pod then. */
static __always_inline enum verdict decide(struct bpf_sock_addr *ctx, struct bpf_sock *sk,
					   const struct ip16 *to, __u16 port, struct pod **podp)
{
	struct sk_meta *meta = bpf_sk_storage_get(&sk_meta, sk, 0, 0);
	__u64 cookie = bpf_get_netns_cookie(ctx);
	struct pod *pod;

	if (meta && (meta->kind == SK_UPSTREAM || meta->kind == SK_IN_POD))
		return LEAVE;
	pod = bpf_map_lookup_elem(&enrolled, &cookie);
	if (!pod || !(pod->flags & POD_OUTBOUND) || is_special(to) || ip16_equal(to, &pod->ip4) ||
	    ip16_equal(to, &pod->ip6))
		goto leave;
	if (!in_ranges(to)) {
		count(outside_ranges);
		goto leave;
	}
	struct sk_meta fresh = { .kind = SK_CAPTURED, .port = port, .ip = *to };

	fresh.local = ip16_is4(to) ? pod->ip4 : pod->ip6;
	meta = bpf_sk_storage_get(&sk_meta, sk, &fresh, BPF_SK_STORAGE_GET_F_CREATE);
	if (!meta) {
		count(refused_no_memory);
		return REFUSE;
	}
	*meta = fresh; /* the socket may have been connected before (AF_UNSPEC) */
	*podp = pod;
	count(captured);
	return CAPTURE;
leave:
	/* A probe's mark is probe.bpf.c's, which may have run just before at a cgroup below this one. */
	if (meta && meta->kind != SK_PROBE)
		bpf_sk_storage_delete(&sk_meta, sk);
	return LEAVE;
}

/* A socket bound to a device cannot reach lo through it, but it can reach the pod's own address. */
static __always_inline int bound_to_device(struct bpf_sock *sk)
{
	return sk->bound_dev_if && sk->bound_dev_if != LOOPBACK_IFINDEX;
}

SEC("cgroup/connect4")
int leyline_connect4(struct bpf_sock_addr *ctx)
{
	struct pod *pod = NULL;
	struct bpf_sock *sk;
	struct ip16 to;
	__u16 port = bpf_ntohs((__u16)ctx->user_port);

	if (!is_tcp(ctx))
		return 1;
	sk = ctx->sk;
	if (!sk)
		return 1;
	ip16_set4(&to, ctx->user_ip4);
	switch (decide(ctx, sk, &to, port, &pod)) {
	case LEAVE:
		return 1;
	case REFUSE:
		return 0;
	case CAPTURE:
		break;
	}
	if (!pod)
		return 0;
	ctx->user_ip4 = bound_to_device(sk) && pod->ip4.w[3] ? pod->ip4.w[3] : spread(&to, port);
	ctx->user_port = bpf_htons(OUTBOUND_PORT);
	return 1;
}

static __always_inline int is_v6only(struct bpf_sock *sk)
{
	struct tcp6_sock *tcp6 = bpf_skc_to_tcp6_sock(sk);

	return tcp6 &&
	       BPF_CORE_READ_BITFIELD(&tcp6->tcp.inet_conn.icsk_inet.sk.__sk_common, skc_ipv6only);
}

SEC("cgroup/connect6")
int leyline_connect6(struct bpf_sock_addr *ctx)
{
	struct pod *pod = NULL;
	struct bpf_sock *sk;
	struct ip16 to;
	__u16 port = bpf_ntohs((__u16)ctx->user_port);
	__u16 listener = OUTBOUND_PORT;

	if (!is_tcp(ctx))
		return 1;
	sk = ctx->sk;
	if (!sk)
		return 1;
	to.w[0] = ctx->user_ip6[0];
	to.w[1] = ctx->user_ip6[1];
	to.w[2] = ctx->user_ip6[2];
	to.w[3] = ctx->user_ip6[3];
	switch (decide(ctx, sk, &to, port, &pod)) {
	case LEAVE:
		return 1;
	case REFUSE:
		return 0;
	case CAPTURE:
		break;
	}
	if (!pod)
		return 0;
	struct ip16 at;

	if (!ip16_is4(&to) && is_v6only(sk)) {
		/* Such a socket can reach IPv6 loopback only: ::1, or the pod's own address. */
		if (!pod->out_port6)
			return 0;
		if (bound_to_device(sk)) {
			at = pod->ip6;
		} else {
			at.w[0] = at.w[1] = at.w[2] = 0;
			at.w[3] = bpf_htonl(1);
			listener = pod->out_port6;
		}
	} else if (bound_to_device(sk) && pod->ip4.w[3]) {
		at = pod->ip4;
	} else {
		ip16_set4(&at, spread(&to, port));
	}
	ctx->user_ip6[0] = at.w[0];
	ctx->user_ip6[1] = at.w[1];
	ctx->user_ip6[2] = at.w[2];
	ctx->user_ip6[3] = at.w[3];
	ctx->user_port = bpf_htons(listener);
	return 1;
}
