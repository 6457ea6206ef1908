/**
 * HogQL's functions: one table of signatures, the only place where a function is known.
 *
 * <p>To add a function, add one {@link dev.hedgerow.hogql.functions.FunctionSignature} to its
 * family's class:
 *
 * <pre>{@code
 * scalar("lower").args(1).takes(STRING).returns(Types.STRING).duckdb("lower($1)").doc("Lower case.").add(out);
 * }</pre>
 *
 * The name says how it is called, {@code takes} what each argument is turned into before it is put
 * into the template (a property's text becomes a number where NUMBER is asked for), {@code returns}
 * what comes out (null when an argument can be null, unless {@code neverNull()}), {@code duckdb}
 * how the engine computes it. Where the choice depends on types or literals, {@code duckdb} takes
 * code: {@link dev.hedgerow.hogql.functions.CallSite} to {@link dev.hedgerow.hogql.sql.Sql}. A
 * function that HogQL itself can express is an {@code expandsTo("…")}; one that PostHog has and we
 * lack is {@code missing()}. Points in time are UTC in the engine; {@code inLocalTime()} hands them
 * over in their zone. Aggregates write {@code $distinct} and {@code $over} behind the engine's
 * call, and get -If, DISTINCT and OVER for it.
 */
@NullMarked
package dev.hedgerow.hogql.functions;

import org.jspecify.annotations.NullMarked;
