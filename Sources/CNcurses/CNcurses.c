#define NCURSES_WIDECHAR 1
#include <ncursesw/curses.h>
#include "CNcurses.h"
int cncurses_version(void) { return NCURSES_VERSION_PATCH; }
