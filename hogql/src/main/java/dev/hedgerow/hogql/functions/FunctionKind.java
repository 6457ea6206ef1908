package dev.hedgerow.hogql.functions;

/** What a function does with rows. */
public enum FunctionKind {
    /** One value from the values of one row. */
    SCALAR,
    /** One value from many rows; also usable with OVER. */
    AGGREGATE,
    /** Only usable with OVER. */
    WINDOW,
    /** Stands in FROM. */
    TABLE
}
