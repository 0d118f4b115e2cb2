// SPDX-License-Identifier: Dual BSD/GPL
/*
 * sk_lookup, one instance per pod: steers what arrives in the pod's network namespace to the
 * agent's listeners there. What comes from the pod itself passes; a packet with a loopback source
 * can only be the pod's own (the kernel drops such packets from outside), so the agent's connects
 * to the application, which use loopback sources, pass as well. So do the kubelet's probes.
 */
#include "maps.h"

char _license[] SEC("license") = "Dual BSD/GPL";

struct pod_constants {
	__u64 cookie;
};

const volatile struct pod_constants constants = {};

static __always_inline int steer(struct bpf_sk_lookup *ctx, enum slot slot)
{
	struct listener key = { .cookie = constants.cookie, .slot = slot };
	struct bpf_sock *sk = bpf_map_lookup_elem(&listeners, &key);
	long err;

	if (!sk) {
		count(refused_no_listener);
		return SK_DROP;
	}
	err = bpf_sk_assign(ctx, sk, 0);
	bpf_sk_release(sk);
	return err ? SK_DROP : SK_PASS;
}

/* Whether this is a probe on its way to this very pod (see probe.bpf.c). */
static __always_inline int is_probe(struct bpf_sk_lookup *ctx, const struct ip16 *local,
				    const struct ip16 *remote)
{
	struct flow key = { .from_ip = *remote, .to_ip = *local };
	__u64 *cookie;

	key.from_port = bpf_ntohs(ctx->remote_port);
	key.to_port = ctx->local_port;
	cookie = bpf_map_lookup_elem(&probe_flows, &key);
	return cookie && *cookie == constants.cookie;
}

SEC("sk_lookup")
int leyline_lookup(struct bpf_sk_lookup *ctx)
{
	struct ip16 local, remote;
	int six = ctx->family == AF_INET6;

	if (ctx->protocol != IPPROTO_TCP)
		return SK_PASS;
	if (!six) {
		__u32 l = ctx->local_ip4, r = ctx->remote_ip4;

		barrier_var(l);
		barrier_var(r);
		ip16_set4(&local, l);
		ip16_set4(&remote, r);
		/* 127.128.0.0/9 */
		if (ctx->local_port == OUTBOUND_PORT &&
		    (l & bpf_htonl(0xff800000)) == bpf_htonl(0x7f800000)) {
			count(steered_outbound);
			return steer(ctx, SLOT_OUT4);
		}
	} else {
		__u32 l0 = ctx->local_ip6[0], l1 = ctx->local_ip6[1];
		__u32 l2 = ctx->local_ip6[2], l3 = ctx->local_ip6[3];
		__u32 r0 = ctx->remote_ip6[0], r1 = ctx->remote_ip6[1];
		__u32 r2 = ctx->remote_ip6[2], r3 = ctx->remote_ip6[3];

		barrier_var(l0);
		barrier_var(l1);
		barrier_var(l2);
		barrier_var(l3);
		barrier_var(r0);
		barrier_var(r1);
		barrier_var(r2);
		barrier_var(r3);
		local = (struct ip16){ { l0, l1, l2, l3 } };
		remote = (struct ip16){ { r0, r1, r2, r3 } };
	}
	/* A socket bound to a device was sent to the pod's own address. */
	if (ip16_equal(&local, &remote) && ctx->local_port == OUTBOUND_PORT) {
		count(steered_outbound);
		return steer(ctx, six ? SLOT_OUT6 : SLOT_OUT4);
	}
	/* Not by ingress_ifindex: for a local connect to the pod's address it names eth0, and it
	 * needs Linux 5.17. */
	if (ip16_equal(&local, &remote) || ip16_is_loopback(&remote))
		return SK_PASS;
	if (is_probe(ctx, &local, &remote)) {
		count(probes_passed);
		return SK_PASS;
	}
	if (ctx->local_port == TUNNEL_PORT) {
		count(steered_tunnel);
		return steer(ctx, six ? SLOT_TUNNEL6 : SLOT_TUNNEL4);
	}
	count(steered_inbound);
	return steer(ctx, six ? SLOT_IN6 : SLOT_IN4);
}
