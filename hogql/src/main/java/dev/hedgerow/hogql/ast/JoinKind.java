package dev.hedgerow.hogql.ast;

/** Which rows without a partner a {@link Join} keeps. */
public enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS
}
