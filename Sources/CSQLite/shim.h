#ifndef STET_CSQLITE_SHIM_H
#define STET_CSQLITE_SHIM_H

#include <sqlite3.h>

#ifdef __linux__
#include <sys/vfs.h>

/* The type of the file system that a path is on, as <linux/magic.h> numbers them; 0 where it cannot be told. The
   module of the C library that Swift has lacks statfs. */
static inline long stet_file_system(const char *path) {
  struct statfs system;
  return statfs(path, &system) == 0 ? (long)system.f_type : 0;
}
#else
static inline long stet_file_system(const char *path) { return 0; }
#endif

#endif
