package dev.hedgerow.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets one thread stop the work of another. Cancelling is final; actions registered before it run
 * in the thread that cancels, actions registered after it run at once. Thread-safe.
 */
public final class CancellationToken {

    private final Object lock = new Object();
    private final Set<Registration> registrations = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /** A token of its own for work that nobody cancels. */
    public static CancellationToken none() {
        return new CancellationToken();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Stops the work; calling it again does nothing. */
    public void cancel() {
        List<Registration> toRun;
        synchronized (lock) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(registrations);
            registrations.clear();
        }
        toRun.forEach(registration -> registration.action.run());
    }

    /** Runs the action when this token is cancelled, until the registration is closed. */
    public Registration onCancel(Runnable action) {
        Registration registration = new Registration(action);
        synchronized (lock) {
            if (!cancelled) {
                registrations.add(registration);
                return registration;
            }
        }
        action.run();
        return registration;
    }

    /** An action waiting for the cancellation; closing it forgets the action. */
    public final class Registration implements AutoCloseable {

        private final Runnable action;

        private Registration(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            synchronized (lock) {
                registrations.remove(this);
            }
        }
    }
}
