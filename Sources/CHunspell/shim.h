#ifndef STET_CHUNSPELL_SHIM_H
#define STET_CHUNSPELL_SHIM_H

#include <hunspell.h>

#endif
