package dev.hedgerow.metadata.insights;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.insights.InsightFilter.Order;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.search.TextSearch;
import dev.hedgerow.metadata.search.TextSearch.Match;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lists insights: all of the project's are read without their queries, filtered, ranked and cut to
 * a page in memory; only the page's queries are read.
 */
public final class InsightList {

    /** What PostHog calls the insights that it makes for every feature flag. */
    private static final Set<String> FLAG_INSIGHTS =
            Set.of(
                    "Feature Flag Called Total Volume",
                    "Feature Flag calls made by unique users per variant");

    private final MetadataDatabase database;

    public InsightList(MetadataDatabase database) {
        this.database = database;
    }

    /**
     * An insight in a list.
     *
     * @param searchMatchType {@code exact} or {@code similar}; null when nothing was searched
     */
    public record Item(
            Insight insight,
            List<String> tags,
            @Nullable Instant lastViewedAt,
            @Nullable String searchMatchType) {}

    /** A page with the number of all that match. */
    public record Page(int count, List<Item> items) {}

    private record Hit(InsightLine line, @Nullable Match match) {

        double score() {
            return match == null ? 0 : match.score();
        }
    }

    /**
     * A page of the insights that match.
     *
     * @throws MetadataException for a search text that is too long
     */
    public Page list(long projectId, InsightFilter filter) {
        checkSearch(filter.search());
        return database.read(handle -> {
            InsightDao dao = handle.attach(InsightDao.class);
            Map<String, List<String>> tags = Tags.ofKind(handle, projectId, TaggedKind.INSIGHT);
            Set<Long> byQuery = idsByQuery(dao, projectId, filter);
            TextSearch search = searchOf(filter);
            List<Hit> hits = new ArrayList<>();
            for (InsightLine line : dao.listLines(projectId)) {
                List<String> lineTags = tags.getOrDefault(String.valueOf(line.id()), List.of());
                if ((byQuery == null || byQuery.contains(line.id()))
                        && matches(line, lineTags, filter)) {
                    hit(line, lineTags, search).ifPresent(hits::add);
                }
            }
            hits.sort(comparator(filter.order()));
            List<Hit> page = hits.stream().skip(filter.offset()).limit(filter.limit()).toList();
            return new Page(hits.size(), items(handle, projectId, page, tags));
        });
    }

    private static void checkSearch(@Nullable String search) {
        if (search != null && search.length() > TextSearch.longest()) {
            throw MetadataException.invalid(
                    "search",
                    "Search query cannot exceed " + TextSearch.longest() + " characters.");
        }
    }

    private static @Nullable TextSearch searchOf(InsightFilter filter) {
        String search = filter.search();
        return search == null || search.isBlank() ? null : new TextSearch(search);
    }

    private static Optional<Hit> hit(
            InsightLine line, List<String> tags, @Nullable TextSearch search) {
        return search == null
                ? Optional.of(new Hit(line, null))
                : search.match(line.name(), line.derivedName(), line.description(), tags)
                        .map(match -> new Hit(line, match));
    }

    private static boolean matches(InsightLine line, List<String> tags, InsightFilter filter) {
        return (filter.shortId() == null || filter.shortId().equals(line.shortId()))
                && (filter.saved() == null || filter.saved() == isSaved(line, filter))
                && (filter.favorited() == null || filter.favorited() == line.favorited())
                && (filter.createdBy().isEmpty()
                        || (line.createdBy() != null
                                && filter.createdBy().contains(line.createdBy())))
                && (filter.onlyIds() == null || filter.onlyIds().contains(line.id()))
                && (filter.kind() == null || filter.kind() == line.kind())
                && !(filter.withoutFlagInsights() && isOfFlag(line))
                && (filter.tags().isEmpty() || !Collections.disjoint(filter.tags(), tags))
                && filter.modified().holds(line.lastModifiedAt())
                && filter.created().holds(line.createdAt())
                && filter.viewed().holds(line.lastViewedAt());
    }

    private static boolean isOfFlag(InsightLine line) {
        return line.name() != null && FLAG_INSIGHTS.contains(line.name());
    }

    private static boolean isSaved(InsightLine line, InsightFilter filter) {
        return line.saved() || filter.alsoSaved().contains(line.id());
    }

    private static @Nullable Set<Long> idsByQuery(
            InsightDao dao, long projectId, InsightFilter filter) {
        String flag = filter.featureFlag();
        Set<Long> ids = null;
        if (flag != null) {
            String escaped = escaped(flag);
            ids =
                    new HashSet<>(
                            dao.listIdsByFlag(
                                    projectId,
                                    "%\"$feature/" + escaped + "\"%",
                                    "%\"" + escaped + "\"%"));
        }
        for (String event : filter.events()) {
            String escaped = escaped(Json.text(event));
            List<Long> naming =
                    dao.listIdsByEvent(
                            projectId, "%\"event\":" + escaped + "%", "%\"id\":" + escaped + "%");
            if (ids == null) {
                ids = new HashSet<>(naming);
            } else {
                ids.retainAll(naming);
            }
        }
        return ids;
    }

    /** A text as part of a pattern in which an exclamation mark takes the meaning from signs. */
    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static Comparator<Hit> comparator(@Nullable Order order) {
        Comparator<Hit> byId = Comparator.comparingLong(hit -> hit.line().id());
        if (order == null) {
            Comparator<Hit> byScore = Comparator.comparingDouble(Hit::score);
            return byScore.reversed()
                    .thenComparing(
                            hit -> hit.line().position(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(byId);
        }
        Comparator<Hit> chosen =
                switch (order.column()) {
                    case ID -> byId;
                    case NAME -> by(line -> nameOf(line).toLowerCase(Locale.ROOT));
                    case CREATED_AT -> by(InsightLine::createdAt);
                    case CREATED_BY -> by(InsightLine::createdBy);
                    case LAST_MODIFIED_AT -> by(InsightLine::lastModifiedAt);
                    case LAST_VIEWED_AT -> by(InsightLine::lastViewedAt);
                    case FAVORITED -> by(InsightLine::favorited);
                };
        return (order.descending() ? chosen.reversed() : chosen).thenComparing(byId);
    }

    private static <T extends Comparable<? super T>> Comparator<Hit> by(ValueOf<T> value) {
        return Comparator.comparing(
                hit -> value.of(hit.line()), Comparator.nullsFirst(Comparator.<T>naturalOrder()));
    }

    private interface ValueOf<T> {
        @Nullable T of(InsightLine line);
    }

    private static String nameOf(InsightLine line) {
        if (line.name() != null && !line.name().isEmpty()) {
            return line.name();
        }
        return line.derivedName() == null ? "" : line.derivedName();
    }

    private static List<Item> items(
            Handle handle, long projectId, List<Hit> page, Map<String, List<String>> tags) {
        Map<Long, Insight> insights = new HashMap<>();
        if (!page.isEmpty()) {
            List<Long> ids = page.stream().map(hit -> hit.line().id()).toList();
            handle.attach(InsightDao.class)
                    .listByIds(projectId, ids)
                    .forEach(one -> insights.put(one.id(), one));
        }
        List<Item> items = new ArrayList<>();
        for (Hit hit : page) {
            Insight insight = insights.get(hit.line().id());
            if (insight != null) {
                Match match = hit.match();
                items.add(
                        new Item(
                                insight,
                                tags.getOrDefault(String.valueOf(insight.id()), List.of()),
                                hit.line().lastViewedAt(),
                                match == null ? null : match.typeName()));
            }
        }
        return List.copyOf(items);
    }
}
