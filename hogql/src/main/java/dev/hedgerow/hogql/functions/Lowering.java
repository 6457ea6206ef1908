package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlTemplate;

/** How a call becomes the engine's SQL. */
public sealed interface Lowering {

    /**
     * A template; {@code localTime} hands points in time over in their zone, {@code toUtc} takes
     * the result back.
     */
    record Template(SqlTemplate template, boolean localTime, boolean toUtc) implements Lowering {}

    /** Code, where the choice depends on types or literals. */
    record Hook(Code code) implements Lowering {}

    /**
     * HogQL that means the same; {@code {a1}} is the first argument. Expanded before names are
     * resolved.
     */
    record Expansion(String hogql) implements Lowering {}

    /** PostHog has it, we lack it: calls are refused as not supported yet. */
    record Missing() implements Lowering {}

    /** Code that lowers one call. */
    @FunctionalInterface
    interface Code {
        Sql lower(CallSite site);
    }
}
