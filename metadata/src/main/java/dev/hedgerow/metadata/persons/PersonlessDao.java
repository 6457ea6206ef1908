package dev.hedgerow.metadata.persons;

import dev.hedgerow.metadata.Chunks;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of {@code personless_distinct_ids}. */
@RegisterConstructorMapper(PersonlessDistinctId.class)
public interface PersonlessDao {

    /** The oldest event of those distinct ids that are there. */
    default Map<String, Instant> findOldestEvents(long projectId, Collection<String> distinctIds) {
        Map<String, Instant> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(distinctIds)) {
            list(projectId, chunk).forEach(row -> found.put(row.distinctId(), row.oldestEventAt()));
        }
        return found;
    }

    /** Adds distinct ids, or moves their oldest event earlier. */
    @SqlBatch(
            """
            INSERT INTO personless_distinct_ids (project_id, distinct_id, oldest_event_at)
            VALUES (:projectId, :distinctId, :oldestEventAt)
            ON CONFLICT (project_id, distinct_id) DO UPDATE
            SET oldest_event_at = CASE WHEN excluded.oldest_event_at < personless_distinct_ids.oldest_event_at
                                       THEN excluded.oldest_event_at
                                       ELSE personless_distinct_ids.oldest_event_at END
            """)
    void upsert(@BindMethods Collection<PersonlessDistinctId> rows);

    /** Forgets distinct ids that have got a person; their time does not matter. */
    @SqlBatch(
            """
            DELETE FROM personless_distinct_ids WHERE project_id = :projectId AND distinct_id = :distinctId
            """)
    void delete(@BindMethods Collection<PersonlessDistinctId> rows);

    /** One chunk of {@link #findOldestEvents}. */
    @SqlQuery(
            """
            SELECT * FROM personless_distinct_ids
            WHERE project_id = :projectId AND distinct_id IN (<distinctIds>)
            """)
    List<PersonlessDistinctId> list(
            long projectId, @BindList("distinctIds") List<String> distinctIds);
}
