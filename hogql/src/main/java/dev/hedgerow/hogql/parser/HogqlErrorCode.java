package dev.hedgerow.hogql.parser;

/** What kind of fault a {@link HogqlException} reports. */
public enum HogqlErrorCode {
    /** The text is not HogQL. */
    SYNTAX,
    /** The text nests or chains deeper than we follow. */
    TOO_DEEP,
    /** The text is longer than we read. */
    TOO_LONG,
    /** A reserved word where a name of one's own has to stand. */
    RESERVED_WORD,
    /** A placeholder that nobody fills. */
    UNFILLED_PLACEHOLDER,
    /** A table that the catalog does not have. */
    UNKNOWN_TABLE,
    /** A name that no table in scope has. */
    UNKNOWN_FIELD,
    /** A function that the catalog does not have. */
    UNKNOWN_FUNCTION,
    /** Too many, too few or missing arguments or parameters. */
    WRONG_ARGUMENTS,
    /** A value of a type that cannot stand there. */
    WRONG_TYPE,
    /** Arguments of types that a function cannot take together; the message is ClickHouse's. */
    ILLEGAL_TYPES,
    /** Well-formed, but without meaning. */
    INVALID_QUERY,
    /** PostHog's HogQL has it, we do not yet. */
    NOT_SUPPORTED,
    /** Our own fault; the message is for the log. */
    INTERNAL
}
