/* SPDX-License-Identifier: Dual BSD/GPL */
/*
 * The binary layouts that kernel and agent share. This is the only place they are written: the
 * agent reads offsets, sizes and enum values from the BTF of the objects it loads.
 *
 * Addresses are 16 bytes in network order, IPv4 as ::ffff:a.b.c.d, so that one layout serves both
 * families. Ports are in host order. Padding is explicit: hash keys compare it too.
 */
#ifndef LEYLINE_MESH_H
#define LEYLINE_MESH_H

#define AF_INET 2
#define AF_INET6 10
#define SOCK_STREAM 1
#define IPPROTO_TCP 6

/* Where captured connections go inside a pod; the listener itself may sit on any port. */
#define OUTBOUND_PORT 15001
/* HBONE. */
#define TUNNEL_PORT 15008

struct ip16 {
	__u32 w[4];
};

enum pod_flag {
	POD_OUTBOUND = 1, /* capture new outgoing connections */
};

/* enrolled: by network namespace cookie */
struct pod {
	enum pod_flag flags;
	__u16 out_port4; /* listener on 127.0.0.1 */
	__u16 out_port6; /* listener on ::1, 0: none */
	struct ip16 ip4; /* all zero: none */
	struct ip16 ip6;
};

enum sk_kind {
	SK_CAPTURED = 1, /* application's socket; ip, port: where it meant to go */
	SK_ACCEPTED = 2, /* application's accepted socket; ip, port: the real client */
	SK_UPSTREAM = 3, /* the agent's way out of a pod: never captured */
	SK_IN_POD = 4,	 /* the agent's way to a pod's application; ip, port: the real client */
	SK_PROBE = 5,	 /* the kubelet's, on its way to a port that a pod declares in a probe */
};

/* sk_meta: on the socket itself */
struct sk_meta {
	enum sk_kind kind;
	__u16 port;
	__u16 _pad;
	struct ip16 ip;
	struct ip16 local; /* SK_CAPTURED: the address the application is shown as its own */
};

/* original_destination and real_peer: one connection, seen from the side that connects */
struct tuple {
	__u64 cookie;
	struct ip16 local_ip;
	struct ip16 remote_ip;
	__u16 local_port;
	__u16 remote_port;
	__u32 _pad;
};

/* original_destination's value, probe_targets' key */
struct endpoint {
	struct ip16 ip;
	__u16 port;
	__u16 _pad;
};

enum name_state {
	NAME_INSERTED = 1, /* the agent's side is established */
	NAME_NAMED = 2,	   /* the application's socket carries the client's name */
};

struct client {
	struct ip16 ip;
	__u16 port;
	__u16 _pad;
	enum name_state state;
};

/* probe_flows: one connection, as it was sent */
struct flow {
	struct ip16 from_ip;
	struct ip16 to_ip;
	__u16 from_port;
	__u16 to_port;
};

/* capture_ranges: IPv4 prefixes are counted from ::ffff:0:0, so 96 bits longer */
struct range {
	__u32 prefix_length;
	struct ip16 ip;
};

enum slot {
	SLOT_OUT4 = 0,
	SLOT_OUT6 = 1,
	SLOT_IN4 = 2,
	SLOT_IN6 = 3,
	SLOT_TUNNEL4 = 4,
	SLOT_TUNNEL6 = 5,
};

struct listener {
	__u64 cookie;
	enum slot slot;
	__u32 _pad;
};

struct counters {
	__u64 captured;		    /* connects rewritten to the agent */
	__u64 outside_ranges;	    /* connects of enrolled pods left native */
	__u64 refused_no_memory;    /* connects refused because no socket storage could be had */
	__u64 clients_named;	    /* accepted sockets given their real client's name */
	__u64 client_names_dropped; /* real_peer was full */
	__u64 steered_inbound;
	__u64 steered_tunnel;
	__u64 steered_outbound;
	__u64 refused_no_listener; /* steered, but the agent has no listener: fail closed */
	__u64 probes_passed;	   /* the kubelet's connects let through to the application */
};

#endif
