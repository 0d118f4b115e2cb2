/* SPDX-License-Identifier: Dual BSD/GPL */
/*
 * The maps, shared by all programs: the agent gives each a pin path, so the first object that is
 * loaded creates it and every later one (and the next agent) finds it.
 */
#ifndef LEYLINE_MAPS_H
#define LEYLINE_MAPS_H

#include <linux/bpf.h>
#include <linux/types.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
#include "mesh.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096); /* pods of a node; the kubelet's default limit is 110 */
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, __u64);
	__type(value, struct pod);
} enrolled SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct sk_meta);
} sk_meta SEC(".maps");

/* LRU: an entry lost to pressure closes its connection, never misdirects it. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, struct tuple);
	__type(value, struct endpoint);
} original_destination SEC(".maps");

/* Never evicts: an application must not see a loopback client because an entry was lost. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__type(key, struct tuple);
	__type(value, struct client);
} real_peer SEC(".maps");

/* Ids of the cgroups that kubelets of this node are in. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u64);
	__type(value, __u32);
} kubelet_cgroups SEC(".maps");

/* What pods declare in probes and hooks, each with its pod's netns cookie. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct endpoint);
	__type(value, __u64);
} probe_targets SEC(".maps");

/* To the cookie of the pod meant. Read microseconds after it is written; LRU for what a socket leaves
 * that closes while no program sees it. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 8192);
	__type(key, struct flow);
	__type(value, __u64);
} probe_flows SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(max_entries, 65536);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct range);
	__type(value, __u32);
} capture_ranges SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_SOCKHASH);
	__uint(max_entries, 24576); /* 6 slots a pod */
	__type(key, struct listener);
	__type(value, __u64);
} listeners SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct counters);
} counters SEC(".maps");

#define count(name)                                                                                \
	do {                                                                                       \
		__u32 zero_ = 0;                                                                   \
		struct counters *c_ = bpf_map_lookup_elem(&counters, &zero_);                      \
		if (c_)                                                                            \
			c_->name++;                                                                \
	} while (0)

static __always_inline int is_tcp(struct bpf_sock_addr *ctx)
{
	return ctx->type == SOCK_STREAM && ctx->protocol == IPPROTO_TCP && ctx->sk;
}

static __always_inline void ip16_set4(struct ip16 *a, __u32 ip)
{
	a->w[0] = 0;
	a->w[1] = 0;
	a->w[2] = bpf_htonl(0xffff);
	a->w[3] = ip;
}

static __always_inline int ip16_is4(const struct ip16 *a)
{
	return a->w[0] == 0 && a->w[1] == 0 && a->w[2] == bpf_htonl(0xffff);
}

static __always_inline int ip16_equal(const struct ip16 *a, const struct ip16 *b)
{
	return a->w[0] == b->w[0] && a->w[1] == b->w[1] && a->w[2] == b->w[2] && a->w[3] == b->w[3];
}

static __always_inline int ip16_is_zero(const struct ip16 *a)
{
	return !(a->w[0] | a->w[1] | a->w[2] | a->w[3]);
}

/* 127/8, ::1 */
static __always_inline int ip16_is_loopback(const struct ip16 *a)
{
	if (ip16_is4(a))
		return (a->w[3] & bpf_htonl(0xff000000)) == bpf_htonl(0x7f000000);
	return !(a->w[0] | a->w[1] | a->w[2]) && a->w[3] == bpf_htonl(1);
}

#endif
