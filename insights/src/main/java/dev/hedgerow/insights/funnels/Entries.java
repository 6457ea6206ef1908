package dev.hedgerow.insights.funnels;

/** When attempts may begin: microseconds in {@code [from, to)}. */
record Entries(long from, long to) {
    static final Entries ANY = new Entries(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean contain(long time) {
        return time >= from && time < to;
    }
}
