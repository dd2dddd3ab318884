#!/usr/bin/env python3
"""A small OPeNDAP (DAP2) server on loopback for the tests: one gridded data set whose value is 100 time + 10 latitude + longitude.

Prints its port on the first line of standard output and serves until it is killed.
  /ok        the data set      /slow   the same, each answer after 3 s      /gone   404
"""
import http.server
import re
import struct
import sys
import time
import urllib.parse

LON = [-20.0, -10.0, 0.0, 10.0]
LAT = [30.0, 40.0, 50.0]
TIME = [0.0, 31.0]
SHAPES = {"time": [2], "lat": [3], "lon": [4], "v": [2, 3, 4]}
DIMS = {"time": ["time"], "lat": ["lat"], "lon": ["lon"], "v": ["time", "lat", "lon"]}
TYPES = {"time": "Float64", "lat": "Float64", "lon": "Float64", "v": "Float32"}
DAS = """Attributes {
    time { String units "days since 2000-01-01"; String standard_name "time"; }
    lat { String units "degrees_north"; }
    lon { String units "degrees_east"; }
    v { String units "degC"; String long_name "test field"; String standard_name "sea_water_temperature"; }
    NC_GLOBAL { String Conventions "CF-1.6"; String title "DAP2 test"; }
}
"""


def value(name, index):
    if name == "v":
        return 100 * index[0] + 10 * LAT[index[1]] + LON[index[2]]
    return {"time": TIME, "lat": LAT, "lon": LON}[name][index[0]]


def selections(query):
    """[(name, [range, ...])] of a constraint expression."""
    wanted = [part for part in urllib.parse.unquote(query).split(",") if part] or list(SHAPES)
    chosen = []
    for part in wanted:
        name = re.match(r"\w+", part).group(0)
        ranges = []
        for inside in re.findall(r"\[([^\]]*)\]", part):
            numbers = [int(n) for n in inside.split(":")]
            start, step, stop = (numbers[0], 1, numbers[0]) if len(numbers) == 1 else (numbers[0], 1, numbers[1]) if len(numbers) == 2 else numbers
            ranges.append(range(start, stop + 1, step))
        chosen.append((name, ranges or [range(n) for n in SHAPES[name]]))
    return chosen


def dds(chosen):
    lines = ["Dataset {"]
    for name, ranges in chosen:
        lines.append(f"    {TYPES[name]} {name}" + "".join(f"[{dim} = {len(r)}]" for dim, r in zip(DIMS[name], ranges)) + ";")
    return "\n".join(lines + ["} test;", ""])


def data(chosen):
    body = dds(chosen).encode() + b"\nData:\n"
    for name, ranges in chosen:
        indices = [[]]
        for r in ranges:
            indices = [index + [k] for index in indices for k in r]
        body += struct.pack(">II", len(indices), len(indices))
        body += b"".join(struct.pack(">f" if TYPES[name] == "Float32" else ">d", value(name, index)) for index in indices)
    return body


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path.startswith("/slow"):
            time.sleep(3)
        if not path.startswith(("/ok", "/slow")):
            self.send_error(404)
            return
        kind = path.rsplit(".", 1)[-1]
        if kind == "das":
            body, content = DAS.encode(), "dods-das"
        elif kind == "dds":
            body, content = dds(selections(query)).encode(), "dods-dds"
        elif kind == "dods":
            body, content = data(selections(query)), "dods-data"
        else:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream" if kind == "dods" else "text/plain")
        self.send_header("Content-Description", content)
        self.send_header("XDODS-Server", "dods/3.2")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    sys.stdout.flush()
    server.serve_forever()
