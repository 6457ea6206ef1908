package dev.hedgerow.server.demo;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Seeded chance. Every draw of the demo goes through one of these, so a seed fixes the whole story;
 * {@link Random} is used because its sequence is part of its specification and hence the same on
 * every JVM.
 */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** Uniform in {@code [0, 1)}. */
    double roll() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Uniform in {@code [low, high]}. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Exponentially distributed around the mean; never more than eight times the mean. */
    double around(double mean) {
        return Math.min(-Math.log(1 - random.nextDouble()) * mean, mean * 8);
    }

    /**
     * How often something happens that happens {@code mean} times on average (Poisson; normal above
     * 30).
     */
    int count(double mean) {
        if (mean > 30) {
            return (int) Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        return new UUID(high, variant(random.nextLong()));
    }

    /**
     * A UUID version 7 of the given moment, as posthog-js makes for events, devices and sessions.
     */
    UUID uuidAt(Instant moment) {
        long high = (moment.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        return new UUID(high, variant(random.nextLong()));
    }

    private static long variant(long low) {
        return (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }
}
