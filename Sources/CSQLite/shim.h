#pragma once
#include <sqlite3.h>
// A cast macro that Swift cannot import.
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
// A variadic function that Swift cannot call.
static inline int csqlite_set_flag(sqlite3 *db, int option, int value) {
    int now = 0;
    return sqlite3_db_config(db, option, value, &now);
}
// Variadic too: SQLite shall not count memory, because counting takes a lock that all threads share.
static inline int csqlite_disable_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
