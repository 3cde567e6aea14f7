/* Swift's Glibc module lacks openpty and pipe2. */
#include <pty.h>

extern int pipe2(int ends[2], int flags);
