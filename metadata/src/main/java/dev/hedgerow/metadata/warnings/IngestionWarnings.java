package dev.hedgerow.metadata.warnings;

import dev.hedgerow.metadata.MetadataDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps warnings for thirty days and sums them up. */
public final class IngestionWarnings {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_EXAMPLES = 50;

    private final MetadataDatabase database;
    private final Clock clock;

    public IngestionWarnings(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The warnings of one type.
     *
     * @param examples the latest of each thing and hour, the latest first
     * @param days how many there were on each day of UTC that had some
     */
    public record Summary(
            String type,
            long count,
            Instant lastSeenAt,
            List<IngestionWarning> examples,
            SortedMap<LocalDate, Long> days) {}

    /** Notes warnings inside the caller's transaction, and forgets what is too old. */
    public static void add(Handle handle, Collection<IngestionWarning> warnings) {
        IngestionWarningDao dao = handle.attach(IngestionWarningDao.class);
        dao.add(warnings);
        Map<Long, Instant> latest = new LinkedHashMap<>();
        warnings.forEach(warning -> latest.put(warning.projectId(), warning.startedAt()));
        latest.forEach((project, hour) -> dao.deleteBefore(project, hour.minus(KEPT)));
    }

    /**
     * What was noted in the last thirty days by type, the latest first.
     *
     * @param search part of a type or of details; null or empty: all
     */
    public List<Summary> list(long projectId, @Nullable String search) {
        Instant since = clock.instant().minus(KEPT).truncatedTo(ChronoUnit.HOURS);
        String part = search == null ? "" : search.toLowerCase(Locale.ROOT);
        return database
                .reading(IngestionWarningDao.class, dao -> dao.listSince(projectId, since))
                .stream()
                .filter(warning ->
                        (warning.type() + warning.details())
                                .toLowerCase(Locale.ROOT)
                                .contains(part))
                .collect(
                        Collectors.groupingBy(
                                IngestionWarning::type, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(IngestionWarnings::summary)
                .toList();
    }

    private static Summary summary(List<IngestionWarning> ofType) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        ofType.forEach(warning ->
                days.merge(
                        LocalDate.ofInstant(warning.startedAt(), ZoneOffset.UTC),
                        warning.times(),
                        Long::sum));
        IngestionWarning latest = ofType.getFirst();
        return new Summary(
                latest.type(),
                days.values().stream().mapToLong(Long::longValue).sum(),
                latest.lastSeenAt(),
                ofType.stream().limit(MOST_EXAMPLES).toList(),
                days);
    }
}
