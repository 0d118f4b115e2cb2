// SPDX-License-Identifier: Apache-2.0
/*
 * libleyline.so: what must happen in one piece with respect to JavaScript. A thread that entered a
 * pod's network namespace is back in its own before any JavaScript runs, or the process ends.
 * Every function returns >= 0, or -errno. Called from agent/bpf/libbpf.ts only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdint.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Changed with every change of a signature or meaning below; libbpf.ts checks it. */
#define LEYLINE_ABI 1

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71 /* include/uapi/asm-generic/socket.h, Linux 5.14 */
#endif
#ifndef IP_BIND_ADDRESS_NO_PORT
#define IP_BIND_ADDRESS_NO_PORT 24
#endif
#define BPFFS_MAGIC 0xcafe4a11 /* include/uapi/linux/magic.h */

static int home = -1; /* the namespace this process started in */

int ly_init(void)
{
	if (home < 0)
		home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	return home < 0 ? -errno : LEYLINE_ABI;
}

static void go_home(void)
{
	/* Nothing may run in the wrong namespace: better no agent than that. */
	if (setns(home, CLONE_NEWNET))
		_exit(111);
}

/* socket(2) in another network namespace; the socket stays there for its life. */
static int socket_in(int netns, int family, int type, int protocol)
{
	int fd, err;

	if (setns(netns, CLONE_NEWNET))
		return -errno;
	fd = socket(family, type | SOCK_CLOEXEC, protocol);
	err = errno;
	go_home();
	return fd < 0 ? -err : fd;
}

static int fail(int fd)
{
	int err = errno;

	close(fd);
	return -err;
}

int ly_netns_cookie(int netns, uint64_t *cookie)
{
	socklen_t len = sizeof *cookie;
	int fd = socket_in(netns, AF_INET, SOCK_STREAM, 0);

	if (fd < 0)
		return fd;
	if (getsockopt(fd, SOL_SOCKET, SO_NETNS_COOKIE, cookie, &len))
		return fail(fd);
	close(fd);
	return 0;
}

/* address: 4 or 16 bytes in network order */
static socklen_t fill(struct sockaddr_storage *ss, int family, const void *address, int port)
{
	struct sockaddr_in *in4 = (void *)ss;
	struct sockaddr_in6 *in6 = (void *)ss;

	memset(ss, 0, sizeof *ss);
	ss->ss_family = family;
	if (family == AF_INET) {
		in4->sin_port = htons(port);
		memcpy(&in4->sin_addr, address, 4);
		return sizeof *in4;
	}
	in6->sin6_port = htons(port);
	memcpy(&in6->sin6_addr, address, 16);
	return sizeof *in6;
}

/* A listening socket in a namespace; port 0 lets the kernel choose, *bound is what it is. */
int ly_listen(int netns, int family, const void *address, int port, int backlog, int *bound)
{
	struct sockaddr_storage ss;
	socklen_t len;
	int one = 1;
	int fd = socket_in(netns, family, SOCK_STREAM | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return fd;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
	len = fill(&ss, family, address, port);
	if (bind(fd, (void *)&ss, len) || listen(fd, backlog))
		return fail(fd);
	len = sizeof ss;
	if (getsockname(fd, (void *)&ss, &len))
		return fail(fd);
	/* sin_port and sin6_port stand at the same place. */
	*bound = ntohs(((struct sockaddr_in *)&ss)->sin_port);
	return fd;
}

static int bpf(int cmd, union bpf_attr *attr)
{
	return syscall(__NR_bpf, cmd, attr, sizeof *attr);
}

/*
 * An unconnected, non-blocking socket in a namespace, marked with `meta` in the socket storage map
 * before anything can connect it. `source` (or NULL) is the address it will use, with a port that
 * is chosen at connect, per destination.
 */
int ly_marked_socket(int netns, int family, const void *source, int map, const void *meta)
{
	struct sockaddr_storage ss;
	union bpf_attr attr;
	int one = 1;
	int fd = socket_in(netns, family, SOCK_STREAM | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return fd;
	memset(&attr, 0, sizeof attr);
	attr.map_fd = map;
	attr.key = (uintptr_t)&fd;
	attr.value = (uintptr_t)meta;
	if (bpf(BPF_MAP_UPDATE_ELEM, &attr))
		return fail(fd);
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (source) {
		setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
		if (bind(fd, (void *)&ss, fill(&ss, family, source, 0)))
			return fail(fd);
	}
	return fd;
}

/* One connection as ly_tcp_dump writes it: 40 bytes. */
struct connection {
	uint8_t local[16];
	uint8_t remote[16];
	uint16_t local_port; /* host order */
	uint16_t remote_port;
	uint8_t family; /* 4 or 6 */
	uint8_t state;
	uint8_t pad[2];
};

static void fill_connection(struct connection *c, const struct inet_diag_msg *m)
{
	int len = m->idiag_family == AF_INET ? 4 : 16;

	memset(c, 0, sizeof *c);
	memcpy(c->local, m->id.idiag_src, len);
	memcpy(c->remote, m->id.idiag_dst, len);
	c->local_port = ntohs(m->id.idiag_sport);
	c->remote_port = ntohs(m->id.idiag_dport);
	c->family = m->idiag_family == AF_INET ? 4 : 6;
	c->state = m->idiag_state;
}

struct diag_request {
	struct nlmsghdr header;
	struct inet_diag_req_v2 diag;
};

static int ask(int fd, struct diag_request *request, int flags)
{
	request->header.nlmsg_len = sizeof *request;
	request->header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
	request->header.nlmsg_flags = NLM_F_REQUEST | flags;
	return send(fd, request, sizeof *request, 0) < 0 ? -errno : 0;
}

/*
 * The TCP connections of a namespace in the given states (bit mask of 1 << TCP_*), up to `max` of
 * one family (AF_INET, AF_INET6). Returns how many there are, which may be more than `max`.
 * sock_diag(7).
 */
int ly_tcp_dump(int netns, int family, uint32_t states, struct connection *out, int max)
{
	struct diag_request request = { .diag = { .sdiag_family = family,
						  .sdiag_protocol = IPPROTO_TCP,
						  .idiag_states = states } };
	char buffer[32768] __attribute__((aligned(8)));
	int found = 0, err;
	int fd = socket_in(netns, AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG);

	if (fd < 0)
		return fd;
	err = ask(fd, &request, NLM_F_DUMP);
	while (!err) {
		int len = recv(fd, buffer, sizeof buffer, 0);
		struct nlmsghdr *h = (void *)buffer;

		if (len < 0) {
			err = -errno;
			break;
		}
		for (; NLMSG_OK(h, (unsigned)len); h = NLMSG_NEXT(h, len)) {
			if (h->nlmsg_type == NLMSG_DONE) {
				close(fd);
				return found;
			}
			if (h->nlmsg_type == NLMSG_ERROR) {
				err = ((struct nlmsgerr *)NLMSG_DATA(h))->error;
				err = err ? err : -EPROTO;
				break;
			}
			if (found < max)
				fill_connection(&out[found], NLMSG_DATA(h));
			found++;
		}
	}
	close(fd);
	return err;
}

/* The TCP_* state of one connection by its addresses (4 or 16 bytes each), 0 when there is none. */
int ly_tcp_state(int netns, int family, const void *local, int local_port, const void *remote,
		 int remote_port)
{
	struct diag_request request = { .diag = { .sdiag_family = family,
						  .sdiag_protocol = IPPROTO_TCP,
						  .idiag_states = ~0u } };
	char buffer[4096] __attribute__((aligned(8)));
	int size = family == AF_INET ? 4 : 16, result, len;
	struct nlmsghdr *h = (void *)buffer;
	int fd = socket_in(netns, AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG);

	if (fd < 0)
		return fd;
	memcpy(request.diag.id.idiag_src, local, size);
	memcpy(request.diag.id.idiag_dst, remote, size);
	request.diag.id.idiag_sport = htons(local_port);
	request.diag.id.idiag_dport = htons(remote_port);
	request.diag.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
	request.diag.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
	result = ask(fd, &request, 0);
	if (!result) {
		len = recv(fd, buffer, sizeof buffer, 0);
		if (len < 0)
			result = -errno;
		else if (!NLMSG_OK(h, (unsigned)len))
			result = -EPROTO;
		else if (h->nlmsg_type == NLMSG_ERROR)
			result = ((struct nlmsgerr *)NLMSG_DATA(h))->error;
		else
			result = ((struct inet_diag_msg *)NLMSG_DATA(h))->idiag_state;
	}
	close(fd);
	return result == -ENOENT ? 0 : result;
}

int ly_is_bpffs(const char *path)
{
	struct statfs fs;

	if (statfs(path, &fs))
		return -errno;
	return (unsigned)fs.f_type == BPFFS_MAGIC;
}

int ly_mount_bpffs(const char *path)
{
	return mount("bpf", path, "bpf", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=0700") ? -errno : 0;
}

int ly_unmount(const char *path)
{
	return umount2(path, UMOUNT_NOFOLLOW) ? -errno : 0;
}

/*
 * Whether the kernel takes a program of this type for this attach point: loads "return 1", with one
 * helper call in front when `helper` is not 0 (for helpers that take the context, or nothing).
 */
int ly_probe(int program_type, int attach_type, int helper)
{
	static const char license[] = "GPL";
	struct bpf_insn code[] = {
		{ .code = BPF_JMP | BPF_CALL, .imm = helper },
		{ .code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0, .imm = 1 },
		{ .code = BPF_JMP | BPF_EXIT },
	};
	union bpf_attr attr;
	int fd;

	memset(&attr, 0, sizeof attr);
	attr.prog_type = program_type;
	attr.expected_attach_type = attach_type;
	attr.insns = (uintptr_t)(helper ? code : code + 1);
	attr.insn_cnt = helper ? 3 : 2;
	attr.license = (uintptr_t)license;
	fd = bpf(BPF_PROG_LOAD, &attr);
	if (fd < 0)
		return -errno;
	close(fd);
	return 0;
}
