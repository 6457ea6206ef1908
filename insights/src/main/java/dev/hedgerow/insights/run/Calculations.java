package dev.hedgerow.insights.run;

import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.QueryProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The calculations on their way, so that those who ask the same at the same time wait for one of
 * them. It stops when the last who waits for it has left. Thread-safe.
 */
final class Calculations {
    private final Map<Id, Calculation> latest = new HashMap<>();
    private long ended;

    /**
     * Which answer.
     *
     * @param epoch of the project's data: what was begun before a deletion may hold what was
     *     deleted
     */
    record Id(long projectId, String key, long epoch) {}

    /** One calculation, for any number of requests. */
    static final class Calculation {
        private final Id id;
        private final CompletableFuture<CalculatedAnswer> result = new CompletableFuture<>();
        private final CancellationToken token = new CancellationToken();
        private final QueryProgress progress = new QueryProgress();
        private int waiting;
        private boolean begun;

        private Calculation(Id id) {
            this.id = id;
        }

        CompletableFuture<CalculatedAnswer> result() {
            return result;
        }

        CancellationToken token() {
            return token;
        }

        QueryProgress progress() {
            return progress;
        }
    }

    /**
     * A place among those who wait.
     *
     * @param isNew whether the caller has to start the calculation
     */
    record Joined(Calculation calculation, boolean isNew) {}

    /**
     * Joins the calculation of a key that is on its way, or a new one.
     *
     * @param afresh whether it must not have begun: who forces a calculation wants to see
     *     everything written before they asked
     */
    synchronized Joined join(Id id, boolean afresh) {
        Calculation found = latest.get(id);
        if (found != null && !found.token.isCancelled() && !(afresh && found.begun)) {
            found.waiting++;
            return new Joined(found, false);
        }
        Calculation made = new Calculation(id);
        made.waiting = 1;
        latest.put(id, made);
        return new Joined(made, true);
    }

    /** From now on only those join who do not ask for a fresh one. */
    synchronized void begin(Calculation calculation) {
        calculation.begun = true;
    }

    /** One who waited does not any more; stops the calculation when it was the last one. */
    void leave(Calculation calculation) {
        boolean isLast;
        synchronized (this) {
            calculation.waiting--;
            isLast = calculation.waiting == 0;
        }
        if (isLast) {
            end(calculation);
            calculation.token.cancel();
        }
    }

    /** How many calculations have ended: while it stands still, no answer was kept. */
    synchronized long ended() {
        return ended;
    }

    /** Nobody joins any more. */
    synchronized void end(Calculation calculation) {
        ended++;
        latest.remove(calculation.id, calculation);
    }
}
