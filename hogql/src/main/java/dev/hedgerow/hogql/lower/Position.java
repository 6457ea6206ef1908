package dev.hedgerow.hogql.lower;

/** Where an expression stands, which says how much null matters. */
enum Position {
    /** Its value is seen. */
    VALUE,
    /** Only whether it is true is seen: WHERE, HAVING, QUALIFY. */
    FILTER,
    /** It pairs rows of two relations, where null equals nothing. */
    JOIN
}
