package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.Expr;
import java.util.List;
import java.util.Optional;

/**
 * What a project has defined and HogQL can name: cohorts, actions and the rows of the tables of
 * metadata. Empty answers mean that there is none.
 */
public interface EntitySource {

    /** A project that has defined nothing. */
    EntitySource NONE =
            new EntitySource() {
                @Override
                public Optional<CohortQuery> cohortById(long id) {
                    return Optional.empty();
                }

                @Override
                public Optional<CohortQuery> cohortByName(String name) {
                    return Optional.empty();
                }

                @Override
                public List<Long> dynamicCohorts() {
                    return List.of();
                }

                @Override
                public Optional<Expr> actionById(long id) {
                    return Optional.empty();
                }

                @Override
                public Optional<Expr> actionByName(String name) {
                    return Optional.empty();
                }
            };

    Optional<CohortQuery> cohortById(long id);

    /** As {@link #cohortById}; names are compared exactly. */
    Optional<CohortQuery> cohortByName(String name);

    /** The ids of the cohorts that have criteria rather than a list of members. */
    List<Long> dynamicCohorts();

    /** A condition on the table {@code events} that holds for the action's events. */
    Optional<Expr> actionById(long id);

    /** As {@link #actionById}; names are compared exactly. */
    Optional<Expr> actionByName(String name);

    /**
     * The rows of a table of the project's metadata: a JSON list of objects, one field per column,
     * times as microseconds since 1970.
     *
     * @param table the name after {@code system.}
     */
    default String metadataRows(String table) {
        return "[]";
    }
}
