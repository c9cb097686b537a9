/* A layer below the files of one folder: it counts what is done to them, lets the n-th of it fail,
 * plays a full or read-only disk, and writes down every change and every flush, so that a power cut
 * can be played at each of them. Loaded with LD_PRELOAD; LAYER_ROOT names the folder. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, RENAME = 8, UNLINK = 16, TRUNCATE = 32, MAKE = 64 };
#define FILES 4096
static char *names[FILES];
static long seen, nth;
static int wanted, error, sticky, full, readonly, journal = -1;

static const char *root(void) {
    static const char *kept;
    if (!kept) kept = getenv("LAYER_ROOT");
    return kept ? kept : "/nowhere/at/all";
}
static int ours(const char *path) { return path && strncmp(path, root(), strlen(root())) == 0; }
static const char *of(int fd) { return fd >= 0 && fd < FILES ? names[fd] : NULL; }

/* Called by the tests. */
void layer_fail(int what, long n, int err, int again) {
    wanted = what, nth = n, error = err, sticky = again, seen = 0;
}
long layer_seen(void) { return seen; }
void layer_full(int on) { full = on; }
void layer_readonly(int on) { readonly = on; }
void layer_record(int fd) { journal = fd; }

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))real(#name))

/* What is recorded: op, length of the name, offset, length of the data; then name and data. */
static void note(int op, const char *name, int64_t at, const void *data, int64_t length) {
    static ssize_t (*put)(int, const void *, size_t);
    if (journal < 0) return;
    if (!put) put = REAL(ssize_t, write, int, const void *, size_t);
    int64_t head[4] = {op, (int64_t)strlen(name), at, data ? length : 0};
    int before = errno;
    if (put(journal, head, sizeof head) < 0 || put(journal, name, strlen(name)) < 0) abort();
    if (data && length && put(journal, data, length) < 0) abort();
    errno = before;
}
void layer_mark(const char *words) { note(0, words, 0, NULL, 0); }

/* Whether this one fails; errno says why. */
static int fails(int op) {
    if (readonly && op != SYNC) return errno = EROFS, 1;
    if (!(wanted & op)) return 0;
    seen++;
    if (seen == nth || (sticky && nth > 0 && seen > nth)) return errno = error, 1;
    return 0;
}
static int no_room(int fd, int64_t end) {
    struct stat now;
    if (!full || fstat(fd, &now)) return 0;
    return end > now.st_size ? (errno = ENOSPC, 1) : 0;
}

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < FILES) {
        free(names[fd]);
        names[fd] = ours(path) ? strdup(path) : NULL;
        if (names[fd] && flags & O_TRUNC) note(TRUNCATE, path, 0, NULL, 0);
        if (names[fd] && flags & O_CREAT) note(OPEN, path, 0, NULL, 0);
    }
    return fd;
}
static int may_open(const char *path, int flags) {
    if (!ours(path)) return 1;
    int writes = flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
    if (writes && readonly) return errno = EROFS, 0;
    return !writes || !fails(OPEN);
}
#define OPENS(name)                                              \
    int name(const char *path, int flags, ...) {                 \
        va_list more;                                            \
        va_start(more, flags);                                   \
        mode_t mode = va_arg(more, mode_t);                      \
        va_end(more);                                            \
        if (!may_open(path, flags)) return -1;                   \
        return opened(REAL(int, name, const char *, int, mode_t)(path, flags, mode), path, flags); \
    }
OPENS(open)
OPENS(open64)
int close(int fd) {
    if (fd >= 0 && fd < FILES) free(names[fd]), names[fd] = NULL;
    return REAL(int, close, int)(fd);
}
ssize_t write(int fd, const void *data, size_t length) {
    const char *name = of(fd);
    if (!name) return REAL(ssize_t, write, int, const void *, size_t)(fd, data, length);
    int64_t at = lseek(fd, 0, SEEK_CUR);
    if (fails(WRITE) || no_room(fd, at + (int64_t)length)) return -1;
    ssize_t done = REAL(ssize_t, write, int, const void *, size_t)(fd, data, length);
    if (done > 0) note(WRITE, name, at, data, done);
    return done;
}
#define PWRITES(name, offset)                                                                     \
    ssize_t name(int fd, const void *data, size_t length, offset at) {                            \
        const char *file = of(fd);                                                                \
        if (file && (fails(WRITE) || no_room(fd, (int64_t)at + (int64_t)length))) return -1;      \
        ssize_t done = REAL(ssize_t, name, int, const void *, size_t, offset)(fd, data, length, at); \
        if (file && done > 0) note(WRITE, file, at, data, done);                                  \
        return done;                                                                              \
    }
PWRITES(pwrite, off_t)
PWRITES(pwrite64, off64_t)
#define TRUNCATES(name, offset)                                              \
    int name(int fd, offset length) {                                        \
        const char *file = of(fd);                                           \
        if (file && (fails(TRUNCATE) || no_room(fd, length))) return -1;     \
        int done = REAL(int, name, int, offset)(fd, length);                 \
        if (file && !done) note(TRUNCATE, file, length, NULL, 0);            \
        return done;                                                         \
    }
TRUNCATES(ftruncate, off_t)
TRUNCATES(ftruncate64, off64_t)
#define SYNCS(name)                                    \
    int name(int fd) {                                 \
        const char *file = of(fd);                     \
        if (file && fails(SYNC)) return -1;            \
        int done = REAL(int, name, int)(fd);           \
        if (file && !done) note(SYNC, file, 0, NULL, 0); \
        return done;                                   \
    }
SYNCS(fsync)
SYNCS(fdatasync)
int rename(const char *from, const char *to) {
    if ((ours(from) || ours(to)) && fails(RENAME)) return -1;
    int done = REAL(int, rename, const char *, const char *)(from, to);
    if (!done && ours(to)) note(RENAME, from, 0, to, strlen(to));
    return done;
}
int unlink(const char *path) {
    if (ours(path) && fails(UNLINK)) return -1;
    int done = REAL(int, unlink, const char *)(path);
    if (!done && ours(path)) note(UNLINK, path, 0, NULL, 0);
    return done;
}
int mkdir(const char *path, mode_t mode) {
    if (ours(path) && fails(MAKE)) return -1;
    if (ours(path) && full) return errno = ENOSPC, -1;
    int done = REAL(int, mkdir, const char *, mode_t)(path, mode);
    if (!done && ours(path)) note(MAKE, path, 0, NULL, 0);
    return done;
}
int chmod(const char *path, mode_t mode) {
    if (ours(path) && readonly) return errno = EROFS, -1;
    return REAL(int, chmod, const char *, mode_t)(path, mode);
}
