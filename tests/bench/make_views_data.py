#!/usr/bin/env python3
"""Writes what `./bench views` opens: a raster of 20000 x 20000 bytes without overviews, and a file of a million profiles.

usage: make_views_data.py FOLDER
"""
import os
import subprocess
import sys

import netCDF4
import numpy

RASTER_SIDE, PROFILES = 20000, 1_000_000


def raster(folder):
    """Strips without compression or overviews: the layout that is slowest to look at."""
    raw, header, out = (os.path.join(folder, name) for name in ("raster.raw", "raster.vrt", "raster.tif"))
    column = numpy.arange(RASTER_SIDE, dtype=numpy.int64)
    with open(raw, "wb") as file:
        for line in range(RASTER_SIDE):
            file.write(((column // 40 + line // 40) % 200 + 20).astype(numpy.uint8).tobytes())
    with open(header, "w", encoding="utf-8") as file:
        file.write(f'<VRTDataset rasterXSize="{RASTER_SIDE}" rasterYSize="{RASTER_SIDE}"><SRS>EPSG:32631</SRS>'
                   '<GeoTransform>300000, 10, 0, 4900020, 0, -10</GeoTransform>'
                   '<VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand"><SourceFilename relativeToVRT="1">raster.raw</SourceFilename>'
                   f'<ImageOffset>0</ImageOffset><PixelOffset>1</PixelOffset><LineOffset>{RASTER_SIDE}</LineOffset></VRTRasterBand></VRTDataset>')
    subprocess.run(["gdal_translate", "-q", "-of", "GTiff", header, out], check=True, env={**os.environ, "GDAL_VRT_ENABLE_RAWRASTERBAND": "YES"})
    os.remove(raw)
    os.remove(header)


def profiles(folder):
    """Copernicus in-situ layout, one level a profile, spread evenly over the sphere (golden angle)."""
    k = numpy.arange(PROFILES)
    latitude = numpy.degrees(numpy.arcsin(2 * (k + 0.5) / PROFILES - 1))
    longitude = (k * 137.50776405003785 + 180) % 360 - 180
    with netCDF4.Dataset(os.path.join(folder, "profiles.nc"), "w") as file:
        file.data_type, file.format_version, file.platform_code = "OceanSITES vertical profile", "1.4", "BENCH"
        for name, size in (("TIME", PROFILES), ("DEPTH", 1), ("LATITUDE", PROFILES), ("LONGITUDE", PROFILES), ("POSITION", PROFILES)):
            file.createDimension(name, size)

        def put(name, kind, dimensions, values, **attributes):
            variable = file.createVariable(name, kind, dimensions)
            variable.setncatts(attributes)
            variable[:] = values

        put("TIME", "f8", ("TIME",), 25000 + k / PROFILES * 3650, units="days since 1950-01-01T00:00:00Z", standard_name="time", axis="T")
        put("LATITUDE", "f4", ("LATITUDE",), latitude, units="degrees_north", standard_name="latitude", axis="Y")
        put("LONGITUDE", "f4", ("LONGITUDE",), longitude, units="degrees_east", standard_name="longitude", axis="X")
        for name, dimension in (("TIME_QC", "TIME"), ("POSITION_QC", "POSITION")):
            put(name, "i1", (dimension,), 1)
        put("DEPH", "f4", ("TIME", "DEPTH"), 5.0, units="m", standard_name="depth", positive="down", axis="Z")
        put("DEPH_QC", "i1", ("TIME", "DEPTH"), 1)
        put("TEMP", "f4", ("TIME", "DEPTH"), (28 * numpy.cos(numpy.radians(latitude)) ** 2 + numpy.sin(numpy.radians(3 * longitude)))[:, None],
            units="degrees_C", standard_name="sea_water_temperature", long_name="Sea temperature")
        put("TEMP_QC", "i1", ("TIME", "DEPTH"), 1)


raster(sys.argv[1])
profiles(sys.argv[1])
