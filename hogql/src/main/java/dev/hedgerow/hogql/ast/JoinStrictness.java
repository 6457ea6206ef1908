package dev.hedgerow.hogql.ast;

/** How many partners a row of a {@link Join} finds; {@code ASOF} takes the nearest one. */
public enum JoinStrictness {
    DEFAULT,
    ALL,
    ANY,
    ASOF,
    SEMI,
    ANTI
}
