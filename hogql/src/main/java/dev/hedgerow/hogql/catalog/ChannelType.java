package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.catalog.CustomChannel.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How somebody was brought here: PostHog's channel types, after the rules that Google Analytics 4
 * publishes.
 *
 * <p>Written in HogQL over six values: campaign, medium, source, referring domain, and the marks
 * that ads leave in URLs. Sources and domains are recognised by name, with or without subdomains
 * and endings ({@code google}, {@code www.google.co.uk}).
 */
public final class ChannelType {
    private static final String SEARCH =
            "google|bing|yahoo|duckduckgo|baidu|yandex|ya|ecosia|ask|aol|dogpile|qwant|startpage|naver|seznam|brave|sogou"
                    + "|so|daum|lycos|webcrawler|kagi|msn|presearch|mojeek|swisscows|search-results|incredimail|babylon";
    private static final String SOCIAL =
            "facebook|fb|instagram|ig|twitter|t\\\\.co|x|linkedin|lnkd|pinterest|pin\\\\.it|reddit|tiktok|snapchat|tumblr"
                    + "|quora|vk|vkontakte|weibo|threads|mastodon|bsky|messenger|whatsapp|wechat|telegram|t\\\\.me|discord|xing"
                    + "|ok\\\\.ru|meetup|medium|news\\\\.ycombinator|plus\\\\.google|hackernews|producthunt|github|stackoverflow";
    private static final String VIDEO =
            "youtube|youtu\\\\.be|vimeo|twitch|dailymotion|netflix|hulu|disneyplus|wistia|iqiyi|youku|bilibili|ted";
    private static final String SHOPPING =
            "ebay|stripe|shopping\\\\.yahoo|amazon|etsy|walmart|aliexpress|alibaba|shopify|shopping|mercadolibre|flipkart|shopzilla|idealo|target"
                    + "|bestbuy|wish|rakuten|taobao|tmall|pricegrabber|igshopping";
    private static final String ASSISTANTS =
            "chatgpt|chat\\\\.openai|perplexity|claude|gemini\\\\.google|copilot\\\\.microsoft|deepseek|you\\\\.com|grok";
    private static final String MAIL =
            "email|newsletter|gmail|com\\\\.google\\\\.android\\\\.gm|com\\\\.apple\\\\.mobilemail|mail\\\\.aol|mail\\\\.google|outlook\\\\.live|mail\\\\.yahoo|mailchimp|klaviyo|sendgrid|hubspot-email";

    private ChannelType() {}

    /** A person's first channel, from the properties that {@code $initial_…} keeps. */
    static String ofPerson(List<CustomChannel> custom) {
        String domain = "properties.$initial_referring_domain";
        return channel(
                custom,
                Map.of(
                        Subject.UTM_CAMPAIGN, "properties.$initial_utm_campaign",
                        Subject.UTM_MEDIUM, "properties.$initial_utm_medium",
                        Subject.UTM_SOURCE, "properties.$initial_utm_source",
                        Subject.REFERRING_DOMAIN, domain,
                        Subject.URL, "properties.$initial_current_url",
                        Subject.HOSTNAME, "properties.$initial_host",
                        Subject.PATHNAME, "properties.$initial_pathname"),
                "properties.$initial_gclid",
                "properties.$initial_fbclid",
                "properties.$initial_gad_source");
    }

    /** A session's channel, from what its first events say. */
    static String ofSession(List<CustomChannel> custom) {
        return channel(
                custom,
                Map.of(
                        Subject.UTM_CAMPAIGN, "$entry_utm_campaign",
                        Subject.UTM_MEDIUM, "$entry_utm_medium",
                        Subject.UTM_SOURCE, "$entry_utm_source",
                        Subject.REFERRING_DOMAIN, "$entry_referring_domain",
                        Subject.URL, "$entry_current_url",
                        Subject.HOSTNAME, "domain($entry_current_url)",
                        Subject.PATHNAME, "path($entry_current_url)"),
                "$entry_gclid",
                "$entry_fbclid",
                "$entry_gad_source");
    }

    private static String channel(
            List<CustomChannel> custom,
            Map<Subject, String> fields,
            String gclid,
            String fbclid,
            String gad) {
        String builtIn =
                rules(
                        field(fields, Subject.UTM_CAMPAIGN),
                        field(fields, Subject.UTM_MEDIUM),
                        field(fields, Subject.UTM_SOURCE),
                        field(fields, Subject.REFERRING_DOMAIN),
                        gclid,
                        fbclid,
                        gad);
        if (custom.isEmpty()) {
            return builtIn;
        }
        String own =
                custom.stream()
                        .map(channel -> channel.hogql(fields) + ", " + channel.literal())
                        .collect(Collectors.joining(", "));
        return "multiIf(" + own + ", " + builtIn + ")";
    }

    private static String field(Map<Subject, String> fields, Subject subject) {
        return Objects.requireNonNull(fields.get(subject));
    }

    /** What kind of site first referred to a person. */
    static String referringDomainTypeOfPerson() {
        String domain = "properties.$initial_referring_domain";
        return "if(%s = '$direct', '$direct', %s)".formatted(domain, domainType(domain));
    }

    /** What kind of site a domain is of, or null. */
    public static String domainType(String domain) {
        return "multiIf(%s, 'Email', %s, 'Video', %s, 'Shopping', %s, 'Social', %s, 'Search', NULL)"
                .formatted(
                        is(domain, MAIL),
                        is(domain, VIDEO),
                        is(domain, SHOPPING),
                        is(domain, SOCIAL),
                        is(domain, SEARCH));
    }

    /** The channel of a source that was paid for, or null. */
    public static String paidSource(String source) {
        return bySource(source, "Paid");
    }

    /** The channel of a source that was not paid for, or null. */
    public static String organicSource(String source) {
        return "multiIf(%s, 'Email', %s = 'sms', 'SMS', %s, 'AI', %s)"
                .formatted(
                        is(source, MAIL),
                        source,
                        is(source, ASSISTANTS),
                        bySource(source, "Organic"));
    }

    /** The channel of a medium that was paid for, or null. */
    public static String paidMedium(String medium) {
        return "multiIf(match(%1$s, 'social'), 'Paid Social', match(%1$s, 'search'), 'Paid Search', match(%1$s, 'video'), 'Paid Video', match(%1$s, '^(cpm|display|banner|expandable|interstitial)$'), 'Display', NULL)"
                .formatted(medium);
    }

    /** The channel of a medium that was not paid for, or null. */
    public static String organicMedium(String medium) {
        return "multiIf(match(%1$s, '^(e[-_ ]?mail|newsletter)$'), 'Email', match(%1$s, '^(affiliates?|partnerships?)$'), 'Affiliate', match(%1$s, '^(referral|app|link)$'), 'Referral', %1$s = 'audio', 'Audio', %1$s = 'sms', 'SMS', match(%1$s, '^(push|mobile|notification|mobile-notification)$'), 'Push', match(%1$s, '^(social|sm|social[-_ ](network|media))$'), 'Organic Social', %1$s = 'organic', 'Organic Search', %1$s = 'video', 'Organic Video', match(%1$s, '^(display|banner|expandable|interstitial)$'), 'Display', NULL)"
                .formatted(medium);
    }

    private static String rules(
            String campaign,
            String medium,
            String source,
            String domain,
            String gclid,
            String fbclid,
            String gad) {
        String c = "lowerUTF8(" + known(campaign) + ")";
        String m = "lowerUTF8(" + known(medium) + ")";
        String s = "lowerUTF8(" + known(source) + ")";
        String isPaid =
                "%1$s IN ('cpc', 'cpm', 'cpv', 'cpa', 'ppc', 'retargeting') OR startsWith(%1$s, 'paid') OR %2$s IS NOT NULL OR %3$s IS NOT NULL"
                        .formatted(m, known(gclid), known(gad));
        String isDirect =
                "%1$s = '$direct' AND %2$s IS NULL AND (%3$s IS NULL OR %3$s IN ('(direct)', 'direct', '$direct')) AND %4$s IS NULL"
                        .formatted(domain, m, s, known(fbclid));
        return "multiIf(match(%1$s, 'cross-network'), 'Cross Network', %2$s, %3$s, %4$s, 'Direct', %5$s)"
                .formatted(
                        c,
                        isPaid,
                        paid(c, m, s, domain, fbclid, gad),
                        isDirect,
                        organic(c, m, s, domain, fbclid));
    }

    private static String paid(
            String c, String m, String s, String domain, String fbclid, String gad) {
        return "coalesce(%s, if(%s, 'Paid Shopping', NULL), %s, %s, multiIf(%s = '1', 'Paid Search', match(%s, 'video'), 'Paid Video', %s IS NOT NULL, 'Paid Social', 'Paid Unknown'))"
                .formatted(
                        paidSource(s),
                        shopping(c),
                        paidMedium(m),
                        paidSource(domain),
                        known(gad),
                        c,
                        known(fbclid));
    }

    private static String organic(String c, String m, String s, String domain, String fbclid) {
        return "coalesce(%s, if(%s, 'Organic Shopping', NULL), %s, %s, multiIf(match(%s, 'video'), 'Organic Video', match(%s, 'push$'), 'Push', %s IS NOT NULL, 'Organic Social', %8$s = '$direct', 'Direct', %8$s IS NOT NULL, 'Referral', 'Unknown'))"
                .replace("%8$s", domain)
                .formatted(
                        organicSource(s),
                        shopping(c),
                        organicMedium(m),
                        "multiIf(%s, 'AI', %s, 'Email', %s)"
                                .formatted(
                                        is(domain, ASSISTANTS),
                                        is(domain, MAIL),
                                        bySource(domain, "Organic")),
                        c,
                        m,
                        known(fbclid));
    }

    private static String bySource(String value, String prefix) {
        return "multiIf(%2$s, '%1$s Video', %3$s, '%1$s Shopping', %4$s, '%1$s Social', %5$s, '%1$s Search', NULL)"
                .formatted(
                        prefix,
                        is(value, VIDEO),
                        is(value, SHOPPING),
                        is(value, SOCIAL),
                        is(value, SEARCH));
    }

    private static String shopping(String campaign) {
        return "match(" + campaign + ", '(^|[^a-df-z])shop|shopping')";
    }

    /** Whether text is one of the names, or a domain or URL of one. */
    private static String is(String value, String names) {
        return "match("
                + value
                + ", '^(https?://)?([^/]*[.])?("
                + names
                + ")([.][a-z]{2,4}){0,2}(/.*)?$')";
    }

    private static String known(String value) {
        return "nullIf(nullIf(" + value + ", ''), 'null')";
    }
}
