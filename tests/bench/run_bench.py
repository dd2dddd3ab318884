#!/usr/bin/python3
"""Prints side-by-side figures against peers, measured in turn in one run. Judges nothing.

usage: run_bench.py BUILD_FOLDER [SECTION]...      sections: divand inspect desktop
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LEVITUS = "/usr/share/ferret-vis/data/levitus_climatology.cdf"
RUNS = 5


def timed(command, **options):
    """Wall seconds and peak memory (MiB) of a whole command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    out, err = process.communicate()
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {err[-400:]}")
    return seconds, out


def pairs(ours, peer, runs=RUNS):
    """Medians of both commands run in turn, and the median of the ratios peer/ours pair by pair."""
    timed(ours), timed(peer)
    times = [(timed(ours)[0], timed(peer)[0]) for _ in range(runs)]
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times), statistics.median(t[1] / t[0] for t in times)


def row(what, ours, peer, ratio, note=""):
    print(f"{what:<44} {ours:8.2f} s {peer:8.2f} s {ratio:7.2f} x  {note}", flush=True)


def relative_difference(a, b):
    import numpy
    return float(numpy.linalg.norm(a - b) / numpy.linalg.norm(b))


def divand(phidias, folder):
    import netCDF4
    import numpy
    print("\nDIVAnd, 2-D, 2000 observations, length 10 cells; whole commands; peer: Octave package divand 1.1.2")
    print(f"{'':<44} {'Phidias':>10} {'peer':>10} {'ratio':>9}")
    for size in (200, 500):
        case, observations = os.path.join(folder, f"c{size}.nc"), os.path.join(folder, f"o{size}.txt")
        subprocess.run([os.path.join(HERE, "make_divand_case.py"), str(size), str(size), case], check=True)
        with netCDF4.Dataset(case) as nc:
            numpy.savetxt(observations, numpy.c_[nc["obs_x1"][:], nc["obs_x2"][:], nc["obs_f"][:]])
        solution, peer_field = os.path.join(folder, "s.nc"), os.path.join(folder, "p.txt")
        ours = [phidias, "run", "ocean.divand-raw", "--set", f"case={case}", "--out", f"solution={solution}", "--progress", "none"]
        peer = ["octave-cli", os.path.join(HERE, "divand_peer.m"), str(size), str(size), observations, peer_field]
        a, b, ratio = pairs(ours, peer, 3 if size > 300 else RUNS)
        with netCDF4.Dataset(solution) as nc:
            field = numpy.asarray(nc["fi"][:], dtype=float).ravel()
        row(f"analysis {size} x {size}", a, b, ratio, f"fields differ by {relative_difference(field, numpy.loadtxt(peer_field)):.1e} (relative)")
    print("\nDIVAnd, 3-D, the same observations and lengths (3 cells in the vertical); the peer is left out where it takes over a quarter of an hour")
    for sizes, hasPeer in (((40, 40, 15), True), ((100, 100, 20), False), ((200, 200, 30), False)):
        case, observations = os.path.join(folder, "c3.nc"), os.path.join(folder, "o3.txt")
        subprocess.run([os.path.join(HERE, "make_divand_case.py"), *map(str, sizes), case], check=True)
        with netCDF4.Dataset(case) as nc:
            numpy.savetxt(observations, numpy.c_[nc["obs_x1"][:], nc["obs_x2"][:], nc["obs_x3"][:], nc["obs_f"][:]])
        ours = [phidias, "run", "ocean.divand-raw", "--set", f"case={case}", "--set", "tolerance=1e-6", "--out", f"solution={solution}",
                "--progress", "none"]
        name = "analysis " + " x ".join(map(str, sizes))
        if hasPeer:
            peer = ["octave-cli", os.path.join(HERE, "divand_peer.m"), *map(str, sizes), observations, peer_field]
            a, b, ratio = pairs(ours, peer, 3)
            with netCDF4.Dataset(solution) as nc:
                field = numpy.asarray(nc["fi"][:], dtype=float).ravel()
            row(name, a, b, ratio, f"fields differ by {relative_difference(field, numpy.loadtxt(peer_field)):.1e} (relative)")
        else:
            timed(ours)
            seconds = statistics.median(timed(ours)[0] for _ in range(3))
            with netCDF4.Dataset(solution) as nc:
                print(f"{name:<44} {seconds:8.2f} s        -          -   {nc.iterations} iterations, bound {nc.relative_error_bound:.1e}", flush=True)


def inspect(phidias, _folder):
    print("\nReading: header and statistics of the Levitus climatology; whole commands; peer: Python netCDF4 + numpy")
    peer = ["/usr/bin/python3", "-c",
            "import netCDF4, numpy, sys\n"
            "for v in netCDF4.Dataset(sys.argv[1]).variables.values():\n"
            "    x = v[:]\n"
            "    print(v.name, x.count(), x.min(), x.max(), x.mean(dtype=float))", LEVITUS]
    a, b, ratio = pairs([phidias, "inspect", LEVITUS, "--json"], peer)
    row("inspect levitus_climatology.cdf", a, b, ratio)


def desktop(workstation, folder):
    print("\nDesktop on the software renderer (no peer: these are budgets)")
    report = os.path.join(folder, "measure.json")
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", LIBGL_ALWAYS_SOFTWARE="1", PHIDIAS_MEASURE=report, XDG_STATE_HOME=os.path.join(folder, "state"))
    timed(["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", workstation, "--measure", LEVITUS], env=environment)
    with open(report, encoding="utf-8") as f:
        figures = json.load(f)
    budgets = {"usableWindowMs": 1500, "firstPictureMs": 2000, "longestStallMs": 50}
    for name, value in figures.items():
        budget = budgets.get(name)
        print(f"{name:<44} {value:8.1f}" + (f"   budget {budget}: {'within' if value <= budget else 'OVER'}" if budget else ""))


def main(build, sections):
    phidias, workstation = os.path.join(build, "bin/phidias"), os.path.join(build, "bin/phidias-workstation")
    with tempfile.TemporaryDirectory() as folder:
        for name, run, program in (("divand", divand, phidias), ("inspect", inspect, phidias), ("desktop", desktop, workstation)):
            if not sections or name in sections:
                run(program, folder)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
