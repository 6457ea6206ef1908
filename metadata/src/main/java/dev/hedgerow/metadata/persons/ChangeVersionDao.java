package dev.hedgerow.metadata.persons;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** SQL of {@code change_version}: the number of the last change of identities. */
public interface ChangeVersionDao {

    /**
     * Takes the next number; gapless over committed transactions, since a rollback gives it back.
     */
    @SqlQuery("UPDATE change_version SET value = value + 1 WHERE id = 1 RETURNING value")
    long next();

    @SqlQuery("SELECT value FROM change_version WHERE id = 1")
    long current();
}
