"""Many requests over one kept connection; prints how often each application answered, as JSON.

Usage: count.py HOST PORT COUNT [NAME:VALUE]. The first word of an answer is the application's name;
anything but a 200 counts under its status, a broken connection under "broken".
"""

import http.client
import json
import sys

host, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
headers = dict(argument.split(":", 1) for argument in sys.argv[4:])
connection = http.client.HTTPConnection(host, port, timeout=10)
tally = {}
for _ in range(count):
    try:
        connection.request("GET", "/count", headers=headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        key = body.split(":")[0] if answer.status == 200 else str(answer.status)
    except (OSError, http.client.HTTPException):
        key = "broken"
        connection.close()
    tally[key] = tally.get(key, 0) + 1
print(json.dumps(tally))
