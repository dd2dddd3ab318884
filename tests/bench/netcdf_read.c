/* Peer of ./bench pca: netCDF-C alone reads radiance, noise and quality of a level-1B granule once, by blocks of scanlines, and prints the
 * seconds. usage: netcdf_read GRANULE.nc BAND SCANLINES */
#include <netcdf.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void require(int status) {
    if (status != NC_NOERR) {
        fprintf(stderr, "netcdf_read: %s\n", nc_strerror(status));
        exit(1);
    }
}

int main(int argc, char** argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: netcdf_read GRANULE.nc BAND SCANLINES\n");
        return 2;
    }
    const char* names[3] = {"radiance", "radiance_noise", "spectral_channel_quality"};
    const size_t step = (size_t)atol(argv[3]);
    char path[96];
    int file;
    int group;
    int dimensions[4];
    size_t sizes[4];
    const double start = now();
    require(nc_open(argv[1], NC_NOWRITE, &file));
    snprintf(path, sizeof path, "BAND%s_RADIANCE/STANDARD_MODE/OBSERVATIONS", argv[2]);
    require(nc_inq_grp_full_ncid(file, path, &group));
    int variables[3];
    for (int k = 0; k < 3; ++k) {
        require(nc_inq_varid(group, names[k], &variables[k]));
    }
    require(nc_inq_vardimid(group, variables[0], dimensions));
    for (int k = 0; k < 4; ++k) {
        require(nc_inq_dimlen(group, dimensions[k], &sizes[k]));
    }
    void* block = malloc(step * sizes[2] * sizes[3] * sizeof(float));
    for (size_t first = 0; block != NULL && first < sizes[1]; first += step) {
        const size_t corner[4] = {0, first, 0, 0};
        const size_t count[4] = {1, first + step <= sizes[1] ? step : sizes[1] - first, sizes[2], sizes[3]};
        for (int k = 0; k < 3; ++k) {
            require(nc_get_vara(group, variables[k], corner, count, block));
        }
    }
    require(nc_close(file));
    printf("{\"seconds\": %.4f}\n", now() - start);
    free(block);
    return block == NULL;
}
