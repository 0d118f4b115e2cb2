"""An ordinary client that dials once and says what the system tells it about its connection.

Usage: client.py HOST PORT TEXT. With --keep it stays connected and asks again for every line on its
standard input.
"""

import socket
import sys

keep = "--keep" in sys.argv
host, port, text = [a for a in sys.argv[1:] if a != "--keep"][:3]
connection = socket.create_connection((host, int(port)), timeout=10)
print("peer %s:%s own %s:%s" % (connection.getpeername()[:2] + connection.getsockname()[:2]), flush=True)


def ask(what):
    connection.sendall(("GET /%s HTTP/1.1\r\nHost: x\r\n\r\n" % what).encode())
    answer = connection.recv(65536).decode()
    print(answer.split("\r\n\r\n", 1)[-1].strip() or "closed", flush=True)


ask(text)
if keep:
    for line in sys.stdin:
        ask(line.strip())
