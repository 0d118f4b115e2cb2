"""An ordinary HTTP server, with no idea of a mesh: answers with what it sees of its client.

Usage: app.py NAME PORT. Listens on IPv4 and IPv6. A request for /slow/SECONDS is answered after a
wait; a connection may carry many requests.
"""

import socket
import socketserver
import sys
import time

NAME, PORT = sys.argv[1], int(sys.argv[2])


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self.answer()
        except ConnectionError:
            pass  # the client has gone

    def answer(self):
        while True:
            line = self.rfile.readline().decode(errors="replace").strip()
            if not line:
                return
            while self.rfile.readline().strip():
                pass
            path = line.split(" ")[1] if " " in line else "/"
            if path.startswith("/slow/"):
                time.sleep(float(path[6:]))
            plain = lambda address: "[%s]:%s" % (address[0].replace("::ffff:", ""), address[1])
            body = "%s: accept says %s, getpeername says %s\n" % (
                NAME,
                plain(self.client_address),
                plain(self.connection.getpeername()),
            )
            head = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
            self.wfile.write((head + body).encode())


class Server(socketserver.ThreadingTCPServer):
    address_family = socket.AF_INET6
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 1024


with Server(("::", PORT), Handler) as server:
    print("listening", flush=True)
    server.serve_forever()
