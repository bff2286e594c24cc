#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <ncursesw/term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

enum { most_columns = 1000, most_rows = 500 };

static SCREEN *screen;
static FILE *input_file, *output_file;
static int output_descriptor = -1, speaks_utf8, cursor_shown = -1, is_away, has_color;
static char *enter_modes, *leave_modes;
// What a crash handler may touch: plain memory, filled while all is well.
static char parting[512];
static volatile sig_atomic_t parting_length;
static struct termios found;

static void choose_locale(void) {
    setlocale(LC_CTYPE, "");
    const char *name = setlocale(LC_CTYPE, NULL);
    // A bare container has no locale at all, and its terminal speaks UTF-8 all the same.
    if (!name || !strcmp(name, "C") || !strcmp(name, "POSIX")) setlocale(LC_CTYPE, "C.UTF-8");
    speaks_utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
}

static int open_screen(const char *term) {
    const char *names[] = {term, "xterm-256color", "xterm", "vt100"};
    for (unsigned i = 0; i < sizeof names / sizeof *names && !screen; i++)
        if (names[i] && *names[i]) screen = newterm(names[i], output_file, input_file);
    return screen != NULL;
}

static void close_files(void) {
    if (input_file) fclose(input_file);
    if (output_file) fclose(output_file);
    input_file = output_file = NULL;
    output_descriptor = -1;
}

static void send_all(int descriptor, const char *bytes, size_t count);

static size_t append(char *text, size_t length, size_t room, const char *more) {
    if (!more || more == (char *)-1 || length + strlen(more) > room) return length;
    memcpy(text + length, more, strlen(more));
    return length + strlen(more);
}

// What is sent when the terminal is given back: modes off, plain text, the cursor shown on the last
// line, the shell's screen. We do without endwin, which does the same, because its counterpart
// resets the reader's palette (OSC 104) on the way back in.
static void prepare_parting(void) {
    char text[sizeof parting];
    size_t length = append(text, 0, sizeof text, leave_modes);
    length = append(text, length, sizeof text, tigetstr("sgr0"));
    length = append(text, length, sizeof text, tiparm(tigetstr("cup"), LINES - 1, 0));
    length = append(text, length, sizeof text, tigetstr("cnorm"));
    const char *end = tigetstr("rmcup");
    int switches = end && end != (char *)-1 && *end;
    length = append(text, length, sizeof text, switches ? end : "\r\n");
    parting_length = 0;
    memcpy(parting, text, length);
    parting_length = (sig_atomic_t)length;
}

// What is sent when the terminal is taken again: our screen, no cursor, modes on.
static void send_return(void) {
    char text[sizeof parting];
    size_t length = append(text, 0, sizeof text, tigetstr("smcup"));
    length = append(text, length, sizeof text, tigetstr("civis"));
    length = append(text, length, sizeof text, enter_modes);
    send_all(output_descriptor, text, length);
}

static void send_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = write(descriptor, bytes, count);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;
        bytes += sent;
        count -= (size_t)sent;
    }
}

int cncurses_open(int input, int output, const char *term, int colors, const char *enter,
                  const char *leave) {
    choose_locale();
    int in = dup(input), out = dup(output);
    input_file = in < 0 ? NULL : fdopen(in, "r");
    output_file = out < 0 ? NULL : fdopen(out, "w");
    if (!input_file || !output_file) { close_files(); return 1; }
    output_descriptor = out;
    tcgetattr(out, &found);
    if (!open_screen(term)) { close_files(); return 1; }
    const char *move = tigetstr("cup");
    if (!move || move == (char *)-1) {
        endwin();
        delscreen(screen);
        screen = NULL;
        close_files();
        return 2;
    }
    raw(); noecho(); nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, FALSE);
    typeahead(-1);
    scrollok(stdscr, FALSE);
    idlok(stdscr, TRUE);
    has_color = colors && has_colors();
    if (has_color) { start_color(); use_default_colors(); }
    cursor_shown = -1;
    is_away = 0;
    cncurses_resize();
    def_prog_mode();
    enter_modes = strdup(enter ? enter : "");
    leave_modes = strdup(leave ? leave : "");
    prepare_parting();
    cncurses_cursor(-1, -1);
    send_all(output_descriptor, enter_modes, strlen(enter_modes));
    return 0;
}

// The one way out: whatever the reason, the same bytes and the same settings of the line.
static void give_back(void) {
    if (!screen || is_away) return;
    is_away = 1;
    send_all(output_descriptor, parting, (size_t)parting_length);
    if (isatty(output_descriptor)) tcsetattr(output_descriptor, TCSADRAIN, &found);
}

void cncurses_suspend(void) { give_back(); }

void cncurses_resume(void) {
    if (!screen || !is_away) return;
    is_away = 0;
    // The shell may have changed the line meanwhile: that is what to give back next time.
    tcgetattr(output_descriptor, &found);
    reset_prog_mode();
    send_return();
    cursor_shown = 0;
    cncurses_resize();
    clearok(curscr, TRUE);
}

void cncurses_close(void) {
    if (!screen) return;
    give_back();
    parting_length = 0;
    delscreen(screen);
    screen = NULL;
    free(enter_modes);
    free(leave_modes);
    enter_modes = leave_modes = NULL;
    close_files();
}

static void crashed(int number) {
    if (output_descriptor >= 0 && parting_length > 0 && !is_away) {
        send_all(output_descriptor, parting, (size_t)parting_length);
        tcsetattr(output_descriptor, TCSANOW, &found);
    }
    // The handler was reset on the way in: this time the signal does what it always does.
    raise(number);
}

void cncurses_guard(void) {
    static int guarded;
    if (guarded) return;
    guarded = 1;
    atexit(cncurses_close);
    int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = crashed;
    action.sa_flags = SA_RESETHAND | SA_NODEFER;
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaction(numbers[i], &action, NULL);
}

int cncurses_columns(void) { return screen ? COLS : 0; }
int cncurses_rows(void) { return screen ? LINES : 0; }

void cncurses_resize(void) {
    struct winsize size;
    if (!screen || ioctl(output_descriptor, TIOCGWINSZ, &size) != 0) return;
    if (size.ws_row == 0 || size.ws_col == 0) return;
    // A window may claim any size; beyond these nobody reads, and ncurses counts in shorts.
    int wide = size.ws_col < most_columns ? size.ws_col : most_columns;
    int high = size.ws_row < most_rows ? size.ws_row : most_rows;
    if (high != LINES || wide != COLS) resize_term(high, wide);
    clearok(curscr, TRUE);
    if (leave_modes) prepare_parting();
}

int cncurses_colors(void) { return screen && has_color ? COLORS : 0; }
int cncurses_pair(int foreground, int background) { return alloc_pair(foreground, background); }
void cncurses_forget_pairs(void) { if (screen && has_color) reset_color_pairs(); }

static attr_t attributes(uint8_t emphasis) {
    attr_t attributes = A_NORMAL;
    if (emphasis & cncurses_bold) attributes |= A_BOLD;
    if (emphasis & cncurses_underline) attributes |= A_UNDERLINE;
    if (emphasis & cncurses_reverse) attributes |= A_REVERSE;
    if (emphasis & cncurses_faint) attributes |= A_DIM;
    return attributes;
}

// What stands for a character of ours on a terminal without UTF-8.
static wchar_t plain(uint32_t base) {
    switch (base) {
        case 0x2500: return L'-';
        case 0x2502: return L'|';
        case 0x250C: case 0x2510: case 0x2514: case 0x2518: return L'+';
        case 0x2026: return L'~';
        case 0x258C: return L'>';
        case 0x25CF: return L'*';
        case 0x00B7: return L'.';
        case 0x2713: return L'+';
        case 0x2717: return L'x';
        case 0x2588: return L'#';
        case 0x2589: case 0x258A: case 0x258B: return L'=';
        case 0x258D: case 0x258E: case 0x258F: return L'-';
        default: return L'?';
    }
}

void cncurses_put(int row, int column, const cncurses_cell *cells, int count) {
    cchar_t line[count * 2 + 1];
    int length = 0;
    for (int i = 0; i < count; i++) {
        wchar_t text[4] = {(wchar_t)cells[i].base, 0, 0, 0};
        if (!speaks_utf8 && text[0] > 0x7E) text[0] = plain(cells[i].base);
        // Where ncurses counts other cells than we do, the line would shift: show a stand-in.
        int agrees = wcwidth(text[0]) == cells[i].width;
        if (!agrees) text[0] = speaks_utf8 ? 0xFFFD : L'?';
        int next = 1;
        if (agrees && speaks_utf8) {
            if (cells[i].first_mark && wcwidth((wchar_t)cells[i].first_mark) == 0)
                text[next++] = (wchar_t)cells[i].first_mark;
            if (cells[i].second_mark && wcwidth((wchar_t)cells[i].second_mark) == 0)
                text[next++] = (wchar_t)cells[i].second_mark;
        }
        int pair = cells[i].pair;
        attr_t look = attributes(cells[i].emphasis);
        setcchar(&line[length++], text, look, (short)pair, &pair);
        if (!agrees && cells[i].width == 2) setcchar(&line[length++], L" ", look, (short)pair, &pair);
    }
    mvwadd_wchnstr(stdscr, row, column, line, length);
}

void cncurses_cursor(int row, int column) {
    int shown = row >= 0;
    if (shown != cursor_shown) {
        curs_set(shown);
        cursor_shown = shown;
    }
    leaveok(stdscr, !shown);
    if (shown) wmove(stdscr, row, column);
}

void cncurses_repaint(void) { if (screen) clearok(curscr, TRUE); }

void cncurses_update(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

void cncurses_send(const char *bytes, int count) {
    if (screen && count > 0) send_all(output_descriptor, bytes, (size_t)count);
}
