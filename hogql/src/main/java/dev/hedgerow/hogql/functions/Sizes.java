package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;

/**
 * Bounds on what one call makes out of a number. The engine neither counts such lists and texts
 * against its memory nor stops while it makes one, so that a number too large would end the server.
 */
final class Sizes {
    private static final long MOST = 100_000;

    private Sizes() {}

    /** The number of elements or characters, if it is not too large. */
    static Sql bounded(Sql size, String function) {
        return bounded(size, size, function);
    }

    /** A value, if what is made from it is not too large. */
    static Sql bounded(Sql value, Sql size, String function) {
        return Sql.of(
                "CASE WHEN $1 > $2 THEN error($3) ELSE $4 END",
                size,
                Sql.value(MOST),
                Sql.value(function + " makes at most " + MOST + " elements or characters"),
                value);
    }

    /** How many steps lead from one number to another. */
    static Sql steps(Sql from, Sql to, Sql step) {
        return Sql.of("(CAST($2 AS DOUBLE) - CAST($1 AS DOUBLE)) / $3", from, to, step);
    }
}
