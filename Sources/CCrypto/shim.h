#ifndef STET_CCRYPTO_SHIM_H
#define STET_CCRYPTO_SHIM_H

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#endif
