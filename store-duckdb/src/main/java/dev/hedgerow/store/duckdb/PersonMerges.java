package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.PersonMerge;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Re-points events of merged persons, all merges of a batch in one statement. */
final class PersonMerges {

    private record Person(long projectId, UUID personId) {}

    private record Target(UUID into, Instant oldestEvent) {}

    private PersonMerges() {}

    static void apply(DuckDBConnection connection, List<PersonMerge> merges) throws SQLException {
        if (merges.isEmpty()) {
            return;
        }
        Map<Person, Target> targets = resolve(merges);
        Instant oldest = Instant.MAX;
        try (DuckDBAppender staged = connection.createAppender("temp", "main", "staged_merges")) {
            for (Map.Entry<Person, Target> entry : targets.entrySet()) {
                Target target = entry.getValue();
                staged.beginRow()
                        .append(entry.getKey().projectId())
                        .append(entry.getKey().personId())
                        .append(target.into())
                        .append(utc(target.oldestEvent()))
                        .endRow();
                oldest = target.oldestEvent().isBefore(oldest) ? target.oldestEvent() : oldest;
            }
        }
        try (Statement statement = connection.createStatement()) {
            // The bound in plain sight lets the engine skip older blocks; the joined one would not.
            statement.execute(
                    """
                    UPDATE events SET person_id = staged.into_id FROM staged_merges staged
                    WHERE events.project_id = staged.project_id AND events.person_id = staged.from_id
                    AND events."timestamp" >= staged.oldest AND events."timestamp" >= TIMESTAMP '%s'
                    """
                            .formatted(utc(oldest).toString().replace('T', ' ')));
            statement.execute("DELETE FROM staged_merges");
        }
    }

    /** Follows chains: after a → b and b → c, events of a belong to c. */
    private static Map<Person, Target> resolve(List<PersonMerge> merges) {
        Map<Person, Target> targets = new LinkedHashMap<>();
        for (PersonMerge merge : merges) {
            targets.replaceAll((person, target) ->
                    person.projectId() == merge.projectId() && target.into().equals(merge.from())
                            ? new Target(merge.into(), target.oldestEvent())
                            : target);
            targets.merge(
                    new Person(merge.projectId(), merge.from()),
                    new Target(merge.into(), merge.oldestEvent()),
                    (a, b) ->
                            new Target(
                                    b.into(),
                                    a.oldestEvent().isBefore(b.oldestEvent())
                                            ? a.oldestEvent()
                                            : b.oldestEvent()));
        }
        return targets;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
