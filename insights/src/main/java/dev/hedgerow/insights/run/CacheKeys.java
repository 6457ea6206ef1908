package dev.hedgerow.insights.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

/**
 * The names under which answers are kept: hashes of everything that decides them.
 *
 * <p>That is the query in canonical form (display nodes around it taken off, fields in alphabetical
 * order, nulls and fields that say nothing about the answer left out) and the settings of the
 * project. A query that can reach actions or cohorts is also hashed with how they are defined now,
 * all of them: they name one another, and SQL names them in many ways. Changing one thus asks for a
 * new answer, without anybody having to throw away old ones.
 *
 * <p>What comes from the project is hashed once for each of its snapshots. Thread-safe.
 */
final class CacheKeys {
    /** Raised when the form of kept answers changes, so that old ones are not found. */
    private static final int FORMAT = 2;

    private static final int HEX_DIGITS = 32;
    private static final Set<String> WRAPPERS =
            Set.of("InsightVizNode", "DataVisualizationNode", "DataTableNode");

    /** Words without which a query cannot reach an action or a cohort. */
    private static final Pattern NAMES_DEFINITIONS =
            Pattern.compile("action|cohort", Pattern.CASE_INSENSITIVE);

    private static final Set<String> IGNORED = Set.of("tags", "version", "response");

    /** By snapshot, the very same one, for as long as somebody has it. */
    private final Cache<ProjectSnapshot, OfProject> projects =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    /**
     * What all keys of a project share.
     *
     * @param nameDefinitions whether its settings can reach an action or a cohort
     */
    private record OfProject(String settings, boolean nameDefinitions, String definitions) {
        static OfProject of(ProjectSnapshot project) {
            List<String> settings =
                    List.of(
                            String.valueOf(project.projectId()),
                            project.zone().toString(),
                            project.weekStart().toString(),
                            String.valueOf(project.comparesWeeks()),
                            project.testAccountFilters().toString(),
                            project.pathCleaning().toString(),
                            project.personDisplayNameProperties().toString(),
                            project.groupTypes().toString(),
                            project.modifiers().toString());
            return new OfProject(
                    hash(settings),
                    settings.stream().anyMatch(one -> NAMES_DEFINITIONS.matcher(one).find()),
                    hash(List.of(project.actions().toString(), project.cohorts().toString())));
        }

        private static String hash(List<String> texts) {
            StringBuilder all = new StringBuilder();
            texts.forEach(text -> quote(text, all));
            return CacheKeys.hash(all.toString());
        }
    }

    String of(JsonNode query, ProjectSnapshot project, LimitContext limitContext) {
        OfProject shared = projects.get(project, OfProject::of);
        StringBuilder text = new StringBuilder();
        text.append(FORMAT)
                .append('|')
                .append(shared.settings())
                .append('|')
                .append(limitContext)
                .append('|');
        canonical(unwrapped(query), text);
        if (shared.nameDefinitions() || NAMES_DEFINITIONS.matcher(text).find()) {
            text.append('|').append(shared.definitions());
        }
        return "cache_" + hash(text.toString()).substring(0, HEX_DIGITS);
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
        } else if (node.isString()) {
            quote(node.stringValue(), text);
        } else {
            text.append(node.asString());
        }
    }

    /** As JSON quotes, but for control characters, which may stand as they are. */
    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\');
            }
            text.append(letter);
        }
        text.append('"');
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
