#ifndef STET_CLIBYAML_SHIM_H
#define STET_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
