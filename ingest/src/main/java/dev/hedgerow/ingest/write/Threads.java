package dev.hedgerow.ingest.write;

/** Waiting for threads that must come to their end. */
final class Threads {

    private Threads() {}

    /** Waits for the end of the thread even when interrupted, which then stands again. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // The events come first.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
