#!/usr/bin/python3
"""Writes a speed case for ocean.divand-raw: uniform unit grid, no stretching.

usage: make_divand_case.py [--observations N] [--seed N] [--rotation STRENGTH] SIZE1 SIZE2 [SIZE3] OUT.nc
Correlation length 10 cells horizontally and 3 vertically, epsilon2 0.05; 2000 observations and a fixed seed unless others are asked.
With a rotation: velocities about the middle, STRENGTH at the edges, for the advection constraint.
"""
import argparse

import netCDF4
import numpy


def main(sizes, out, count=2000, seed=20100315, rotation=0.0):
    n = len(sizes)
    rng = numpy.random.default_rng(seed)
    with netCDF4.Dataset(out, "w", format="NETCDF4") as nc:
        names = [f"dim{i + 1}" for i in range(n)]
        for name, size in zip(names, sizes):
            nc.createDimension(name, size)
        nc.createDimension("obs", count)
        grid = tuple(reversed(names))
        shape = tuple(reversed(sizes))
        nc.createVariable("mask", "i4", grid)[:] = numpy.ones(shape)
        positions = []
        for i, size in enumerate(sizes):
            along = numpy.arange(1, size + 1, dtype=float).reshape([-1 if d == n - 1 - i else 1 for d in range(n)])
            nc.createVariable(f"pm{i + 1}", "f8", grid)[:] = numpy.ones(shape)
            nc.createVariable(f"xi{i + 1}", "f8", grid)[:] = numpy.broadcast_to(along, shape)
            nc.createVariable(f"len{i + 1}", "f8", grid)[:] = numpy.full(shape, 10.0 if i < 2 else 3.0)
            positions.append(1 + (size - 1) * rng.random(count))
            nc.createVariable(f"obs_x{i + 1}", "f8", ("obs",))[:] = positions[i]
        nc.createVariable("obs_f", "f8", ("obs",))[:] = numpy.sin(positions[0] / 30) * numpy.cos(positions[1] / 25)
        nc.createVariable("obs_epsilon2", "f8", ("obs",))[:] = numpy.full(count, 0.05)
        if rotation:
            x, y = (nc[f"xi{d + 1}"][:] / (0.5 * sizes[d]) - 1.0 for d in range(2))
            for i, velocity in enumerate((-rotation * y, rotation * x, 0.0 * x)[:n]):
                nc.createVariable(f"velocity{i + 1}", "f8", grid)[:] = velocity
        nc.param_alphabc = 0.0
        nc.param_scale_len = 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--observations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20100315)
    parser.add_argument("--rotation", type=float, default=0.0)
    parser.add_argument("sizes", nargs="+")
    arguments = parser.parse_args()
    main([int(a) for a in arguments.sizes[:-1]], arguments.sizes[-1], arguments.observations, arguments.seed, arguments.rotation)
