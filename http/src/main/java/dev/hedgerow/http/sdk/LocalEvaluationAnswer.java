package dev.hedgerow.http.sdk;

import java.util.List;
import java.util.Map;

/** What server SDKs load to evaluate flags by themselves: nothing to evaluate. */
public record LocalEvaluationAnswer(
        List<String> flags, Map<String, String> groupTypeMapping, Map<String, String> cohorts) {}
