package dev.hedgerow.hogql.functions;

/**
 * What an argument is turned into before it reaches the engine. An argument of another kind is left
 * as it is.
 */
public enum Takes {
    /** As it is. */
    ANY,
    /** Text becomes a number, null where it is none; truth values become 0 and 1. */
    NUMBER,
    /** As NUMBER, for functions whose engine counterpart wants whole numbers. */
    INTEGER,
    /** Any simple value becomes its text, as toString gives it. */
    STRING,
    /** Numbers become whether they are not 0. */
    CONDITION,
    /** Text and dates become points in time, read in the project's zone. */
    DATETIME,
    /** Text becomes a point in time; dates and points in time stay. */
    TEMPORAL,
    /** Text and points in time become the date in their zone. */
    DATE
}
