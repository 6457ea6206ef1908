package dev.hedgerow.hogql.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognises programs among visitors: by the user agent first, then by the signature that agents
 * send, then by the networks of crawlers, as HogQL over an event's properties. A missing user agent
 * is automation.
 */
public final class BotRules {
    private static final Marks OF_EVENT =
            new Marks(
                    "ifNull(properties.$raw_user_agent, '')",
                    "ifNull(properties.$signature_agent, '')",
                    "ifNull(properties.$ip, '')");

    /** A regular expression, and what it means. */
    private record Rule(
            String pattern, String name, String category, String type, String operator) {}

    private static final List<Rule> AGENTS =
            List.of(
                    ai("GPTBot", "GPTBot", "ai_crawler", "OpenAI"),
                    ai("OAI-SearchBot", "OAI-SearchBot", "ai_search", "OpenAI"),
                    ai("ChatGPT-User", "ChatGPT-User", "ai_assistant", "OpenAI"),
                    ai("ClaudeBot", "ClaudeBot", "ai_crawler", "Anthropic"),
                    ai("Claude-User", "Claude-User", "ai_assistant", "Anthropic"),
                    ai("Claude-SearchBot", "Claude-SearchBot", "ai_search", "Anthropic"),
                    ai("anthropic-ai", "anthropic-ai", "ai_crawler", "Anthropic"),
                    ai("PerplexityBot", "PerplexityBot", "ai_search", "Perplexity"),
                    ai("Perplexity-User", "Perplexity-User", "ai_assistant", "Perplexity"),
                    ai("Google-Extended", "Google-Extended", "ai_crawler", "Google"),
                    ai("meta-externalagent", "Meta-ExternalAgent", "ai_crawler", "Meta"),
                    ai("Bytespider", "Bytespider", "ai_crawler", "ByteDance"),
                    ai("CCBot", "CCBot", "ai_crawler", "Common Crawl"),
                    ai("cohere-ai", "cohere-ai", "ai_crawler", "Cohere"),
                    ai("MistralAI-User", "MistralAI-User", "ai_assistant", "Mistral"),
                    bot("Googlebot", "Googlebot", "search_crawler", "Google"),
                    bot(
                            "Storebot-Google|GoogleOther|Google-InspectionTool|AdsBot-Google|Mediapartners-Google",
                            "Google",
                            "search_crawler",
                            "Google"),
                    bot("bingbot|BingPreview", "Bingbot", "search_crawler", "Microsoft"),
                    bot("DuckDuckBot", "DuckDuckBot", "search_crawler", "DuckDuckGo"),
                    bot("Baiduspider", "Baiduspider", "search_crawler", "Baidu"),
                    bot(
                            "YandexBot|YandexImages|YandexMobileBot",
                            "YandexBot",
                            "search_crawler",
                            "Yandex"),
                    bot("Slurp", "Yahoo Slurp", "search_crawler", "Yahoo"),
                    bot("Applebot", "Applebot", "search_crawler", "Apple"),
                    bot("Amazonbot", "Amazonbot", "search_crawler", "Amazon"),
                    bot("PetalBot", "PetalBot", "search_crawler", "Huawei"),
                    bot("SeznamBot", "SeznamBot", "search_crawler", "Seznam"),
                    bot("AhrefsBot|AhrefsSiteAudit", "AhrefsBot", "seo_crawler", "Ahrefs"),
                    bot("SemrushBot", "SemrushBot", "seo_crawler", "Semrush"),
                    bot("MJ12bot", "MJ12bot", "seo_crawler", "Majestic"),
                    bot("DotBot|rogerbot", "DotBot", "seo_crawler", "Moz"),
                    bot("Screaming Frog", "Screaming Frog", "seo_crawler", "Screaming Frog"),
                    bot("facebookexternalhit|Facebot", "Facebook", "social_crawler", "Meta"),
                    bot("Twitterbot", "Twitterbot", "social_crawler", "X"),
                    bot("LinkedInBot", "LinkedInBot", "social_crawler", "LinkedIn"),
                    bot("Pinterestbot", "Pinterestbot", "social_crawler", "Pinterest"),
                    bot("Slackbot", "Slackbot", "social_crawler", "Slack"),
                    bot("Discordbot", "Discordbot", "social_crawler", "Discord"),
                    bot("TelegramBot", "TelegramBot", "social_crawler", "Telegram"),
                    bot("WhatsApp/", "WhatsApp", "social_crawler", "Meta"),
                    bot("UptimeRobot", "UptimeRobot", "monitoring", "UptimeRobot"),
                    bot("Pingdom", "Pingdom", "monitoring", "Pingdom"),
                    bot("StatusCake", "StatusCake", "monitoring", "StatusCake"),
                    bot("Better Uptime|BetterStack", "Better Stack", "monitoring", "Better Stack"),
                    bot("DatadogSynthetics", "Datadog Synthetics", "monitoring", "Datadog"),
                    auto("HeadlessChrome", "HeadlessChrome", "headless_browser"),
                    auto("PhantomJS", "PhantomJS", "headless_browser"),
                    auto("Puppeteer", "Puppeteer", "headless_browser"),
                    auto("Playwright", "Playwright", "headless_browser"),
                    auto("Selenium", "Selenium", "headless_browser"),
                    auto("Lighthouse|PageSpeed", "Lighthouse", "headless_browser"),
                    auto("^curl/", "curl", "http_client"),
                    auto("^[Ww]get", "Wget", "http_client"),
                    auto(
                            "python-requests|python-httpx|aiohttp|Python-urllib",
                            "Python",
                            "http_client"),
                    auto("Go-http-client", "Go", "http_client"),
                    auto("^axios/|node-fetch|undici", "Node.js", "http_client"),
                    auto("^Java/|Apache-HttpClient|okhttp", "Java", "http_client"),
                    auto("Scrapy", "Scrapy", "http_client"),
                    auto("PostmanRuntime", "Postman", "http_client"),
                    bot("(?i)bot\\\\b|crawler|spider", "Other bot", "other_bot", ""));

    private static final List<Rule> SIGNATURES =
            List.of(
                    ai("(^|[/.\"])chatgpt[.]com", "ChatGPT agent", "ai_assistant", "OpenAI"),
                    ai(
                            "(^|[/.\"])operator[.]openai[.]com",
                            "ChatGPT agent",
                            "ai_assistant",
                            "OpenAI"),
                    ai(
                            "(^|[/.\"])perplexity[.]ai",
                            "Perplexity agent",
                            "ai_assistant",
                            "Perplexity"),
                    ai("(^|[/.\"])claude[.]ai", "Claude agent", "ai_assistant", "Anthropic"));

    /** Networks from which crawlers come that call themselves browsers, as their owners publish. */
    private static final List<Rule> ADDRESSES =
            List.of(
                    bot(
                            "^(66[.]249[.](6[4-9]|[78][0-9]|9[0-5])[.]|2001:4860:4801:)",
                            "Googlebot",
                            "search_crawler",
                            "Google"),
                    bot(
                            "^74[.]125[.](14[89]|15[01])[.]",
                            "Google special crawler",
                            "search_crawler",
                            "Google"),
                    bot(
                            "^(157[.]55[.]39|207[.]46[.]13|40[.]77[.]167|13[.]66[.]139|52[.]167[.]144)[.]",
                            "Bingbot",
                            "search_crawler",
                            "Microsoft"));

    private BotRules() {}

    static void addTo(TableBuilder events) {
        events.computed("$virt_is_bot", OF_EVENT.isBot());
        events.computed("$virt_traffic_type", OF_EVENT.type());
        events.computed("$virt_traffic_category", OF_EVENT.category("regular"));
        events.computed("$virt_bot_name", OF_EVENT.choose(Rule::name, "", ""));
        events.computed("$virt_bot_operator", OF_EVENT.choose(Rule::operator, "", ""));
    }

    /** Whether a user agent, given as HogQL, is a program's. */
    public static String isBot(String userAgent) {
        return Marks.of(userAgent).isBot();
    }

    /** AI Agent, Bot, Automation or Regular. */
    public static String trafficType(String userAgent) {
        return Marks.of(userAgent).type();
    }

    /** The kind of program, or what to say of a person's browser. */
    public static String category(String userAgent, String regular) {
        return Marks.of(userAgent).category(regular);
    }

    /** The program's name; empty for a person's browser. */
    public static String botName(String userAgent) {
        return Marks.of(userAgent).choose(Rule::name, "", "");
    }

    /** Who runs the program; empty for a person's browser. */
    public static String operator(String userAgent) {
        return Marks.of(userAgent).choose(Rule::operator, "", "");
    }

    /** What a visitor is recognised by: HogQL that is never null. */
    private record Marks(String userAgent, @Nullable String signature, @Nullable String address) {

        static Marks of(String userAgent) {
            return new Marks("ifNull(" + userAgent + ", '')", null, null);
        }

        /** Of each mark that a visitor has, the rules for it; in the order they are asked. */
        private Map<String, List<Rule>> rules() {
            Map<String, List<Rule>> rules = new LinkedHashMap<>();
            rules.put(userAgent, AGENTS);
            if (signature != null) {
                rules.put(signature, SIGNATURES);
            }
            if (address != null) {
                rules.put(address, ADDRESSES);
            }
            return rules;
        }

        String isBot() {
            StringBuilder text = new StringBuilder(userAgent + " = ''");
            rules().forEach((mark, rules) ->
                    text.append(" OR match(%s, '%s')".formatted(mark, anyOf(rules))));
            return text.toString();
        }

        String type() {
            return choose(Rule::type, "Automation", "Regular");
        }

        String category(String regular) {
            return choose(Rule::category, "no_user_agent", regular);
        }

        String choose(Function<Rule, String> label, String missing, String otherwise) {
            StringBuilder text =
                    new StringBuilder("multiIf(" + userAgent + " = '', '" + missing + "'");
            rules().forEach((mark, rules) ->
                    rules.forEach(rule -> append(text, mark, rule, label)));
            return text.append(", '").append(otherwise).append("')").toString();
        }
    }

    private static String anyOf(List<Rule> rules) {
        return rules.stream()
                .map(rule -> "(?:" + rule.pattern() + ")")
                .collect(Collectors.joining("|"));
    }

    private static void append(
            StringBuilder text, String value, Rule rule, Function<Rule, String> label) {
        text.append(", match(").append(value).append(", '").append(rule.pattern()).append("'), '");
        text.append(label.apply(rule)).append('\'');
    }

    private static Rule ai(String pattern, String name, String category, String operator) {
        return new Rule(pattern, name, category, "AI Agent", operator);
    }

    private static Rule bot(String pattern, String name, String category, String operator) {
        return new Rule(pattern, name, category, "Bot", operator);
    }

    private static Rule auto(String pattern, String name, String category) {
        return new Rule(pattern, name, category, "Automation", "");
    }
}
