package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.insights.project.ProjectSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The name under which an answer is kept: a hash of everything that decides it.
 *
 * <p>That is the query in canonical form (display nodes around it taken off, fields in alphabetical
 * order, nulls and fields that say nothing about the answer left out) and the settings of the
 * project. A query that can reach actions or cohorts is also hashed with how they are defined now,
 * all of them: they name one another, and SQL names them in many ways. Changing one thus asks for a
 * new answer, without anybody having to throw away old ones.
 */
final class CacheKey {
    /** Raised when the form of kept answers changes, so that old ones are not found. */
    private static final int FORMAT = 2;

    private static final int HEX_DIGITS = 32;
    private static final Set<String> WRAPPERS =
            Set.of("InsightVizNode", "DataVisualizationNode", "DataTableNode");

    /** Words without which a query cannot reach an action or a cohort. */
    private static final Pattern NAMES_DEFINITIONS =
            Pattern.compile("action|cohort", Pattern.CASE_INSENSITIVE);

    private static final Set<String> IGNORED = Set.of("tags", "version", "response");

    private CacheKey() {}

    static String of(JsonNode query, ProjectSnapshot project, LimitContext limitContext) {
        StringBuilder text = new StringBuilder();
        text.append(FORMAT)
                .append('|')
                .append(project.projectId())
                .append('|')
                .append(project.zone())
                .append('|')
                .append(project.weekStart())
                .append('|')
                .append(project.comparesWeeks())
                .append('|')
                .append(limitContext)
                .append('|');
        quote(project.testAccountFilters().toString(), text);
        quote(project.pathCleaning().toString(), text);
        quote(project.personDisplayNameProperties().toString(), text);
        quote(project.groupTypes().toString(), text);
        quote(project.modifiers().toString(), text);
        canonical(unwrapped(query), text);
        if (NAMES_DEFINITIONS.matcher(text).find()) {
            quote(project.actions().toString(), text);
            quote(project.cohorts().toString(), text);
        }
        return "cache_" + hash(text.toString());
    }

    /** The query in the nodes that show it. */
    static JsonNode unwrapped(JsonNode query) {
        JsonNode node = query;
        while (node.isObject()
                && node.path("source").isObject()
                && WRAPPERS.contains(node.path("kind").asString(""))) {
            node = node.get("source");
        }
        return node;
    }

    private static void canonical(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            text.append('{');
            for (String name : new TreeSet<>(List.copyOf(node.propertyNames()))) {
                JsonNode value = node.get(name);
                if (!value.isNull() && !IGNORED.contains(name)) {
                    quote(name, text);
                    text.append(':');
                    canonical(value, text);
                    text.append(',');
                }
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode item : node) {
                canonical(item, text);
                text.append(',');
            }
            text.append(']');
        } else {
            text.append(node);
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append(JsonNodeFactory.instance.stringNode(value));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
