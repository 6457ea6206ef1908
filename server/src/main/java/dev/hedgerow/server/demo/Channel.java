package dev.hedgerow.server.demo;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way in which visitors find the site.
 *
 * @param share visits in proportion to the other channels, on the days when it runs
 * @param appeal how readily its visitors sign up, 1 being the average
 * @param firstDay first day of the story (0-based) on which it brings visitors
 * @param lastDay last such day
 * @param only the one weekday on which it brings visitors, or null for all
 */
record Channel(
        String name,
        String referrer,
        @Nullable Utm utm,
        double share,
        double appeal,
        int firstDay,
        int lastDay,
        @Nullable DayOfWeek only) {

    /** The utm parameters of a campaign's links. */
    record Utm(
            String source,
            String medium,
            String campaign,
            @Nullable String content,
            @Nullable String term) {}

    static final List<Channel> ALL =
            List.of(
                    always("direct", "$direct", null, 30, 1.1),
                    always("google-organic", "https://www.google.com/", null, 27, 1.0),
                    always("bing-organic", "https://www.bing.com/", null, 4, 0.9),
                    always("duckduckgo", "https://duckduckgo.com/", null, 3, 1.0),
                    always(
                            "google-brand",
                            "https://www.google.com/",
                            new Utm("google", "cpc", "brand", null, "fernboard"),
                            9,
                            1.6),
                    always(
                            "linkedin-ads",
                            "https://www.linkedin.com/",
                            new Utm("linkedin", "paid-social", "team-leads", "carousel-a", null),
                            6,
                            0.8),
                    always(
                            "partner",
                            "https://toolshed.example/",
                            new Utm("toolshed", "referral", "directory", null, null),
                            3,
                            1.5),
                    always("hackernews", "https://news.ycombinator.com/", null, 2, 0.6),
                    new Channel(
                            "newsletter",
                            "$direct",
                            new Utm("newsletter", "email", "weekly-digest", "cta-top", null),
                            16,
                            1.3,
                            0,
                            90,
                            DayOfWeek.TUESDAY),
                    new Channel(
                            "launch",
                            "https://www.producthunt.com/",
                            new Utm("producthunt", "referral", "timeline-launch", null, null),
                            55,
                            0.7,
                            28,
                            31,
                            null),
                    new Channel(
                            "sale-search",
                            "https://www.google.com/",
                            new Utm(
                                    "google",
                                    "cpc",
                                    "autumn-offer",
                                    "headline-b",
                                    "project planning"),
                            18,
                            1.4,
                            55,
                            75,
                            null),
                    new Channel(
                            "sale-social",
                            "https://www.facebook.com/",
                            new Utm("facebook", "paid-social", "autumn-offer", "video-15s", null),
                            14,
                            0.5,
                            55,
                            75,
                            null));

    boolean runsOn(int day, DayOfWeek weekday) {
        return day >= firstDay && day <= lastDay && (only == null || only == weekday);
    }

    /** The host of the referrer, as {@code $referring_domain} has it. */
    String referringDomain() {
        return referrer.startsWith("https://")
                ? referrer.substring(8, referrer.length() - 1)
                : referrer;
    }

    private static Channel always(
            String name, String referrer, @Nullable Utm utm, double share, double appeal) {
        return new Channel(name, referrer, utm, share, appeal, 0, 90, null);
    }
}
