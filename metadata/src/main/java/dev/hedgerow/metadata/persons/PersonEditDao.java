package dev.hedgerow.metadata.persons;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of {@code person_splits} and {@code person_erasures}. */
@RegisterConstructorMapper(SplitPerson.class)
@RegisterConstructorMapper(ErasedPerson.class)
public interface PersonEditDao {

    @SqlBatch(
            """
            INSERT INTO person_splits
                (version, position, project_id, distinct_id, from_person, into_person, oldest_event_at)
            VALUES (:version, :position, :projectId, :distinctId, :fromPerson, :intoPerson, :oldestEventAt)
            """)
    void insertSplits(@BindMethods Collection<SplitPerson> splits);

    @SqlBatch(
            """
            INSERT INTO person_erasures (version, project_id, person_id, with_events)
            VALUES (:version, :projectId, :personId, :withEvents)
            """)
    void insertErasures(@BindMethods Collection<ErasedPerson> erasures);

    @SqlQuery(
            """
            SELECT * FROM person_splits WHERE version > :after AND version <= :through ORDER BY version, position
            """)
    List<SplitPerson> listSplitsBetween(long after, long through);

    @SqlQuery(
            """
            SELECT * FROM person_erasures WHERE version > :after AND version <= :through ORDER BY version
            """)
    List<ErasedPerson> listErasuresBetween(long after, long through);

    /** The first version with a split or an erasure; null when there is none. */
    @SqlQuery(
            """
            SELECT min(version) FROM (
                SELECT version FROM person_splits WHERE version > :after
                UNION ALL SELECT version FROM person_erasures WHERE version > :after
            ) AS edits
            """)
    @Nullable Long firstAfter(long after);

    /** Forgets splits that every store has applied. */
    @SqlUpdate("DELETE FROM person_splits WHERE version <= :applied")
    int deleteSplitsThrough(long applied);

    /** Forgets erasures that every store has applied. */
    @SqlUpdate("DELETE FROM person_erasures WHERE version <= :applied")
    int deleteErasuresThrough(long applied);
}
