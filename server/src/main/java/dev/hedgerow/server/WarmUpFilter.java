package dev.hedgerow.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps out of the log what the server of a warm-up tells of itself, since nobody has asked for
 * that server; its warnings come through. Named in {@code logback.xml}.
 */
public final class WarmUpFilter extends TurboFilter {

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        boolean silent =
                !level.isGreaterOrEqual(Level.WARN)
                        && WarmUp.isOfItsServer(Thread.currentThread())
                        && !logger.getName().equals(WarmUp.class.getName());
        return silent ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
