package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.catalog.BotRules;
import dev.hedgerow.hogql.catalog.ChannelType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** PostHog's own helpers: who a user agent is, names of languages, windows of time. */
final class HelperFunctions {
    private HelperFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        bots(out);
        scalar("languageCodeToName")
                .args(1)
                .expandsTo(languages())
                .doc("The English name of a language by its code of two letters, or Unknown.")
                .add(out);
        channels(out);
        surveys(out);
        window("tumbleStart", 2, "toStartOfInterval({a1}, {a2})", out);
        window("tumbleEnd", 2, "toStartOfInterval({a1}, {a2}) + {a2}", out);
        window("tumble", 2, "tuple(tumbleStart({a1}, {a2}), tumbleEnd({a1}, {a2}))", out);
        window("hopEnd", 3, "toStartOfInterval({a1}, {a2}) + {a2}", out);
        window("hopStart", 3, "toStartOfInterval({a1}, {a2}) + {a2} - {a3}", out);
        window("hop", 3, "tuple(hopStart({a1}, {a2}, {a3}), hopEnd({a1}, {a2}, {a3}))", out);
        missing(out);
    }

    private static void bots(List<FunctionSignature> out) {
        agent(
                "isLikelyBot",
                "__preview_isBot",
                BotRules.isBot("{a1}"),
                "Whether a user agent is a program's.",
                out);
        agent(
                "getTrafficType",
                "__preview_getTrafficType",
                BotRules.trafficType("{a1}"),
                "What sends a user agent: AI Agent, Bot, Automation or Regular.",
                out);
        agent(
                "getTrafficCategory",
                "__preview_getTrafficCategory",
                BotRules.category("{a1}", "regular"),
                "The kind of program that sends a user agent; regular for none.",
                out);
        agent(
                "getBotType",
                "__preview_getBotType",
                BotRules.category("{a1}", ""),
                "The kind of program that sends a user agent; empty for none.",
                out);
        agent(
                "getBotName",
                "__preview_getBotName",
                BotRules.botName("{a1}"),
                "The name of the program that sends a user agent.",
                out);
        agent(
                "getBotOperator",
                "__preview_getBotOperator",
                BotRules.operator("{a1}"),
                "Who runs the program that sends a user agent.",
                out);
    }

    private static void channels(List<FunctionSignature> out) {
        expanded(
                "lookupDomainType",
                ChannelType.domainType("{a1}"),
                "The kind of site a domain is of: Search, Video, Shopping, Social, Email or null.",
                out);
        expanded(
                "lookupPaidSourceType",
                ChannelType.paidSource("{a1}"),
                "The channel type of a source that was paid for, or null.",
                out);
        expanded(
                "lookupPaidMediumType",
                ChannelType.paidMedium("{a1}"),
                "The channel type of a medium that was paid for, or null.",
                out);
        expanded(
                "lookupOrganicSourceType",
                ChannelType.organicSource("{a1}"),
                "The channel type of a source that was not paid for, or null.",
                out);
        expanded(
                "lookupOrganicMediumType",
                ChannelType.organicMedium("{a1}"),
                "The channel type of a medium that was not paid for, or null.",
                out);
    }

    private static void agent(
            String name, String alias, String hogql, String doc, List<FunctionSignature> out) {
        scalar(name).args(1).alsoNamed(alias).expandsTo(hogql).doc(doc).add(out);
    }

    /** Resolved before the table is asked; here for their counts of arguments and sentences. */
    private static void surveys(List<FunctionSignature> out) {
        scalar("getSurveyResponse")
                .args(1, 3)
                .expandsTo("getSurveyResponse({a1})")
                .doc("The answer to a survey's question, by its place and perhaps its id.")
                .add(out);
        scalar("uniqueSurveySubmissionsFilter")
                .args(1, 3)
                .expandsTo("uniqueSurveySubmissionsFilter({a1})")
                .doc("Whether the event is the last of its submission of a survey.")
                .add(out);
    }

    private static String languages() {
        List<String> codes = Arrays.stream(Locale.getISOLanguages()).sorted().toList();
        return "transform(ifNull({a1}, ''), "
                + array(codes, code -> code)
                + ", "
                + array(codes, code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH))
                + ", 'Unknown')";
    }

    private static String array(List<String> codes, Function<String, String> text) {
        return codes.stream()
                .map(code -> "'" + text.apply(code).replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void window(String name, int args, String hogql, List<FunctionSignature> out) {
        scalar(name).args(args).expandsTo(hogql).doc("The window of time around a time.").add(out);
    }

    private static void expanded(
            String name, String hogql, String doc, List<FunctionSignature> out) {
        scalar(name).args(1).alsoNamed("hogql_" + name).expandsTo(hogql).doc(doc).add(out);
    }

    private static void missing(List<FunctionSignature> out) {
        lacking("embedText", "Needs PostHog's service of embeddings.", out);
        lacking("convertCurrency", "Needs exchange rates, which we have none of.", out);
        for (String kind : List.of("", "_array", "_cohort")) {
            for (String form : List.of("", "_trends", "_json", "_trends_json")) {
                lacking(
                        "aggregate_funnel" + kind + form,
                        "PostHog's programs for its own funnels.",
                        out);
            }
        }
        for (String name : List.of("aggregate_funnel_test", "aggregate_funnel_array_trends_test")) {
            lacking(name, "PostHog's programs for its own funnels.", out);
        }
    }

    private static void lacking(String name, String doc, List<FunctionSignature> out) {
        scalar(name).args(0, FunctionSignature.MANY).missing().doc(doc).add(out);
    }
}
