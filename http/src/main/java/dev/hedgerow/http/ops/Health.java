package dev.hedgerow.http.ops;

/** Tells whether the server can take events. */
@FunctionalInterface
public interface Health {
    /** True when capture would accept an event now. */
    boolean takesEvents();
}
