package dev.hedgerow.insights.lifecycle;

import java.util.Locale;

/** What someone is in one interval, in the order of results. */
public enum LifecycleStatus {
    /** Active for the first time, in the interval they were created in. */
    NEW,
    /** Active in the interval before as well. */
    RETURNING,
    /** Active, not in the interval before, and not new. */
    RESURRECTING,
    /** Active in the interval before only. */
    DORMANT;

    /** As JSON spells it. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
