package dev.hedgerow.insights.run;

import java.util.Optional;

/** When to calculate, when to take what was calculated before, and whether to wait. */
public enum RefreshMode {
    /** Waits for a calculation unless a fresh answer is kept. */
    BLOCKING("blocking"),
    /** Calculates in the background unless a fresh answer is kept. */
    ASYNC("async"),
    /** As {@link #ASYNC}, but content with older answers. */
    LAZY_ASYNC("lazy_async"),
    /** As {@link #ASYNC} when an old answer is kept, as {@link #BLOCKING} when none is. */
    ASYNC_EXCEPT_ON_CACHE_MISS("async_except_on_cache_miss"),
    /** Always calculates, and waits. */
    FORCE_BLOCKING("force_blocking"),
    /** Always calculates in the background. */
    FORCE_ASYNC("force_async"),
    /** Never calculates. */
    FORCE_CACHE("force_cache");

    private final String json;

    RefreshMode(String json) {
        this.json = json;
    }

    public String json() {
        return json;
    }

    /** Whether it calculates even when a kept answer is fresh. */
    boolean isForced() {
        return this == FORCE_BLOCKING || this == FORCE_ASYNC;
    }

    /** Whether nobody waits for what it calculates. */
    boolean isBackground() {
        return this == ASYNC || this == LAZY_ASYNC || this == FORCE_ASYNC;
    }

    /**
     * The mode of a {@code refresh} field or parameter; {@code true} forces a calculation, {@code
     * false} forbids one. Empty for other texts.
     */
    public static Optional<RefreshMode> parse(String text) {
        for (RefreshMode mode : values()) {
            if (mode.json.equals(text)) {
                return Optional.of(mode);
            }
        }
        return switch (text) {
            case "true", "True", "1" -> Optional.of(FORCE_BLOCKING);
            case "false", "False", "0", "" -> Optional.of(FORCE_CACHE);
            default -> Optional.empty();
        };
    }
}
