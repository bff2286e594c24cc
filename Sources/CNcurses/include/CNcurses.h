#pragma once
// Plain functions over what Swift cannot import of ncurses: its globals, macros and variadics.
int cncurses_version(void);
