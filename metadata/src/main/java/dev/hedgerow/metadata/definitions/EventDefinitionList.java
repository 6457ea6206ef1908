package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Field;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Order;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Page;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Status;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists event definitions: filtered, ordered, and cut into pages. */
public final class EventDefinitionList {

    private static final Duration STALE_AFTER = Duration.ofDays(30);
    private static final List<Order> LATEST_DAY_FIRST =
            List.of(new Order(Field.LAST_SEEN_DAY, true));

    private final MetadataDatabase database;
    private final Clock clock;

    public EventDefinitionList(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A page of the events that match, in the order the filter asks for. */
    public Page list(long projectId, EventDefinitionFilter filter) {
        return database.read(handle -> {
            List<EventDefinition> all = handle.attach(DefinitionDao.class).listEvents(projectId);
            Map<String, List<String>> tags =
                    Tags.ofKind(handle, projectId, TaggedKind.EVENT_DEFINITION);
            NameSearch search = new NameSearch(filter.names().search());
            List<Tagged> matching =
                    all.stream()
                            .map(definition ->
                                    new Tagged(
                                            definition,
                                            tags.getOrDefault(
                                                    definition.id().toString(), List.of())))
                            .filter(tagged -> matches(tagged, filter, search))
                            .sorted(comparator(filter.orders(), search))
                            .toList();
            return new Page(
                    matching.size(),
                    matching.stream().skip(filter.offset()).limit(filter.limit()).toList());
        });
    }

    private boolean matches(Tagged tagged, EventDefinitionFilter filter, NameSearch search) {
        EventDefinition definition = tagged.definition();
        boolean ofOrigin =
                switch (filter.origin()) {
                    case ALL -> true;
                    case CUSTOM -> definition.isCustom();
                    case POSTHOG -> !definition.isCustom();
                };
        return ofOrigin
                && filter.names().allows(definition.name())
                && (filter.tags().isEmpty() || !Collections.disjoint(filter.tags(), tagged.tags()))
                && hasStatus(definition, filter.status())
                && search.matches(definition.name(), null);
    }

    private boolean hasStatus(EventDefinition definition, Status status) {
        if (status.verified() != null) {
            boolean verified = definition.verified() || CoreEvents.contains(definition.name());
            if (verified != status.verified()) {
                return false;
            }
        }
        return !(status.excludeHidden() && definition.hidden())
                && !(status.excludeStale() && isStale(definition.lastSeenAt()));
    }

    private boolean isStale(@Nullable Instant lastSeenAt) {
        return lastSeenAt != null && lastSeenAt.isBefore(clock.instant().minus(STALE_AFTER));
    }

    private static Comparator<Tagged> comparator(List<Order> orders, NameSearch search) {
        List<Comparator<EventDefinition>> all = new ArrayList<>();
        if (orders.isEmpty() && !search.isEmpty()) {
            all.add(Comparator.comparingInt(definition -> definition.name().length()));
        }
        (orders.isEmpty() ? LATEST_DAY_FIRST : orders).forEach(order -> all.add(by(order)));
        all.add(Comparator.comparing(EventDefinition::name));
        return Comparator.comparing(
                Tagged::definition, all.stream().reduce(Comparator::thenComparing).orElseThrow());
    }

    private static Comparator<EventDefinition> by(Order order) {
        Comparator<EventDefinition> ascending =
                switch (order.field()) {
                    case NAME -> Comparator.comparing(EventDefinition::name);
                    case CREATED_AT -> byTime(EventDefinition::createdAt);
                    case CREATED_DAY -> byTime(definition -> day(definition.createdAt()));
                    case LAST_SEEN_AT -> byTime(EventDefinition::lastSeenAt);
                    case LAST_SEEN_DAY -> byTime(definition -> day(definition.lastSeenAt()));
                };
        return order.descending() ? ascending.reversed() : ascending;
    }

    private static @Nullable Instant day(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.DAYS);
    }

    private static Comparator<EventDefinition> byTime(TimeOf time) {
        return Comparator.comparing(time::of, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private interface TimeOf {
        @Nullable Instant of(EventDefinition definition);
    }
}
