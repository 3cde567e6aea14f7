/* Swift's Glibc module lacks openpty. */
#include <pty.h>
