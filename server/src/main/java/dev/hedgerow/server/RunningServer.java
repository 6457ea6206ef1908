package dev.hedgerow.server;

import dev.hedgerow.http.HttpServer;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that runs. Closing it takes no more requests, finishes what it has, and closes the
 * files, in the reverse order of the start.
 */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final String host;
    private final HttpServer http;
    private final Engine engine;
    private final FirstStart.@Nullable Made made;
    private final Parts parts;

    /**
     * A server that has been started.
     *
     * @param made by the first start
     * @param parts what is to be closed
     */
    RunningServer(
            String host,
            HttpServer http,
            Engine engine,
            FirstStart.@Nullable Made made,
            Parts parts) {
        this.engine = engine;
        this.host = host;
        this.http = http;
        this.made = made;
        this.parts = parts;
    }

    /** What has been opened so far, to be closed last first. */
    static final class Parts implements AutoCloseable {
        private final Deque<AutoCloseable> open = new ArrayDeque<>();
        private final AtomicBoolean closed = new AtomicBoolean();

        <T extends AutoCloseable> T add(T part) {
            open.push(part);
            return part;
        }

        /** Closes everything, whatever fails on the way. */
        @Override
        public void close() {
            if (closed.getAndSet(true)) {
                return;
            }
            for (AutoCloseable part : open) {
                try {
                    part.close();
                } catch (Exception e) {
                    LOG.error("Could not close {}", part, e);
                }
            }
        }
    }

    /** Whether queries run or events wait for their commit. */
    boolean isBusy() {
        return engine.isBusy();
    }

    /** How many queries and commits there have been since the start. */
    long taken() {
        return engine.taken();
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return "http://" + (everywhere ? "127.0.0.1" : host) + ":" + port();
    }

    /** What the first start made; empty at every later one. */
    public Optional<FirstStart.Made> firstStart() {
        return Optional.ofNullable(made);
    }

    @Override
    public void close() {
        parts.close();
    }
}
