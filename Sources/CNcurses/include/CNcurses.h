#pragma once
// Plain functions over what Swift cannot import of ncurses: its globals, macros and variadics.
// All but cncurses_guard's handlers must be called from one thread.
#include <stdint.h>

// One cell to paint: characters (0 where there is none), cells taken, look.
typedef struct {
    uint32_t base, first_mark, second_mark;
    uint8_t width;
    uint8_t emphasis;
    int pair;
} cncurses_cell;

enum { cncurses_bold = 1, cncurses_underline = 2, cncurses_reverse = 4, cncurses_faint = 8 };

// Takes the terminal: alternate screen, raw input, the modes given as an escape sequence.
// 0 when done, 1 when no known terminal description fits, 2 when the terminal cannot move its cursor.
int cncurses_open(int input, int output, const char *term, int colors, const char *enter,
                  const char *leave);
// Gives it back for a while, or takes it again.
void cncurses_suspend(void);
void cncurses_resume(void);
// Gives it back for good and frees everything. Doing it twice is harmless.
void cncurses_close(void);
// Gives the terminal back when the process crashes or exits without closing.
void cncurses_guard(void);

int cncurses_columns(void);
int cncurses_rows(void);
// Asks the kernel for the window's size and takes it over.
void cncurses_resize(void);
int cncurses_colors(void);
// The number of a pair of colours, -1 being the terminal's own.
int cncurses_pair(int foreground, int background);
// Forgets every pair, as before other colours are used.
void cncurses_forget_pairs(void);
// Puts cells from a place to the right; right halves of wide characters are not among them.
void cncurses_put(int row, int column, const cncurses_cell *cells, int count);
// Where the cursor stands; a negative row hides it.
void cncurses_cursor(int row, int column);
// Has the next update paint everything.
void cncurses_repaint(void);
// Sends what has changed.
void cncurses_update(void);
// Sends bytes as they are, after what was sent before.
void cncurses_send(const char *bytes, int count);
