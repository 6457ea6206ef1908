package dev.hedgerow.insights.run;

import dev.hedgerow.insights.project.ProjectSnapshot;

/** Where the runner learns about a project. Thread-safe. */
@FunctionalInterface
public interface ProjectSnapshots {
    /** The project as it is now; a {@code QueryException} NOT_FOUND when there is none. */
    ProjectSnapshot load(long projectId);
}
