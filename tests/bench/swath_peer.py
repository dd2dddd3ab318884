#!/usr/bin/env python3
"""Draws a swath with cartopy and matplotlib, as a notebook does, and prints the seconds of drawing, and those of processors, as JSON.

usage: swath_peer.py FILE.nc PROJECTION OUT.png     PROJECTION: EPSG:4326 or robinson; picture of 1200 x 800 pixels

Reading the file and importing the libraries are not counted.
"""
import json
import sys
import time

import cartopy.crs as crs
import matplotlib
import netCDF4
import numpy

matplotlib.use("Agg")
import matplotlib.pyplot as pyplot  # noqa: E402  (after the back end is chosen)

path, projection, out = sys.argv[1:4]
with netCDF4.Dataset(path) as file:
    product = file["PRODUCT"]
    longitude = numpy.asarray(product["longitude"][0])
    latitude = numpy.asarray(product["latitude"][0])
    value = product["nitrogendioxide_tropospheric_column"][0]
began, worked = time.perf_counter(), time.process_time()
figure = pyplot.figure(figsize=(12, 8), dpi=100)
axes = figure.add_axes([0, 0, 1, 1], projection=crs.PlateCarree() if projection == "EPSG:4326" else crs.Robinson())
axes.set_global()
axes.pcolormesh(longitude, latitude, value, transform=crs.PlateCarree(), shading="nearest", vmin=0, vmax=1.5e-4, cmap="viridis")
figure.savefig(out)
print(json.dumps({"seconds": time.perf_counter() - began, "processorSeconds": time.process_time() - worked}))
