#pragma once
#include <libpq-fe.h>
// Character constants that Swift imports as numbers of another width.
static inline const char *cpostgres_state(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}
// The message alone: the detail beside it quotes values, which are people's data.
static inline const char *cpostgres_message(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
