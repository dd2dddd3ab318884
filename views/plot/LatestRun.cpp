#include "views/plot/LatestRun.h" // its meta object is compiled here
