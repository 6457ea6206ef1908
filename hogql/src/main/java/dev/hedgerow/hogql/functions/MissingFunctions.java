package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;
import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import java.util.List;

/** What PostHog has and we lack, as far as no other family names it: bitmaps, states, helpers. */
final class MissingFunctions {
    private MissingFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        for (String name :
                List.of(
                        "bitmapBuild",
                        "bitmapToArray",
                        "bitmapSubsetInRange",
                        "bitmapSubsetLimit",
                        "subBitmap",
                        "bitmapContains",
                        "bitmapHasAny",
                        "bitmapHasAll",
                        "bitmapCardinality",
                        "bitmapMin",
                        "bitmapMax",
                        "bitmapTransform",
                        "bitmapAnd",
                        "bitmapOr",
                        "bitmapXor",
                        "bitmapAndnot",
                        "bitmapAndCardinality",
                        "bitmapOrCardinality",
                        "bitmapXorCardinality",
                        "bitmapAndnotCardinality")) {
            lacking(name, "Sets of numbers as bits.", out);
        }
        for (String name :
                List.of("tumble", "hop", "tumbleStart", "tumbleEnd", "hopStart", "hopEnd")) {
            lacking(name, "Windows of time.", out);
        }
        for (String name :
                List.of(
                        "aggregate_funnel",
                        "aggregate_funnel_array",
                        "aggregate_funnel_cohort",
                        "aggregate_funnel_trends",
                        "aggregate_funnel_array_trends",
                        "aggregate_funnel_cohort_trends",
                        "aggregate_funnel_test",
                        "aggregate_funnel_array_trends_test",
                        "aggregate_funnel_json",
                        "aggregate_funnel_array_json",
                        "aggregate_funnel_cohort_json",
                        "aggregate_funnel_trends_json",
                        "aggregate_funnel_array_trends_json",
                        "aggregate_funnel_cohort_trends_json")) {
            lacking(name, "Funnels, computed within a query.", out);
        }
        for (String name :
                List.of(
                        "embedText",
                        "convertCurrency",
                        "getSurveyResponse",
                        "uniqueSurveySubmissionsFilter",
                        "lookupDomainType",
                        "lookupPaidSourceType",
                        "lookupPaidMediumType",
                        "lookupOrganicSourceType",
                        "lookupOrganicMediumType",
                        "getTrafficType",
                        "getTrafficCategory",
                        "isLikelyBot",
                        "getBotType",
                        "getBotName",
                        "getBotOperator",
                        "generateSeries",
                        "languageCodeToName",
                        "__preview_getTrafficType",
                        "__preview_getTrafficCategory",
                        "__preview_isBot",
                        "__preview_getBotType",
                        "__preview_getBotName",
                        "__preview_getBotOperator")) {
            lacking(name, "PostHog's own helpers.", out);
        }
        states(out);
    }

    /** States of aggregates, which only ClickHouse's own tables hold. */
    private static void states(List<FunctionSignature> out) {
        for (String name :
                List.of(
                        "countState",
                        "countMerge",
                        "countStateIf",
                        "countMapIf",
                        "avgMapState",
                        "avgMapMerge",
                        "avgMapMergeIf",
                        "argMinMerge",
                        "argMaxMerge",
                        "avgState",
                        "avgStateIf",
                        "avgMerge",
                        "avgMergeIf",
                        "sumMapMerge",
                        "sumMapMergeIf",
                        "sumMerge",
                        "sumMergeIf",
                        "sumState",
                        "sumStateIf",
                        "uniqMerge",
                        "uniqMergeIf",
                        "uniqMapMerge",
                        "uniqMapMergeIf",
                        "uniqState",
                        "uniqStateIf",
                        "uniqUpToMerge",
                        "uniqExactMerge")) {
            aggregate(name)
                    .args(0, FunctionSignature.MANY)
                    .parameters(0, FunctionSignature.MANY)
                    .missing()
                    .doc("States of aggregates.")
                    .add(out);
        }
    }

    private static void lacking(String name, String doc, List<FunctionSignature> out) {
        scalar(name).args(0, FunctionSignature.MANY).missing().doc(doc).add(out);
    }
}
