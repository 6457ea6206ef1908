package dev.hedgerow.hogql.catalog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything outside the query's text that decides what it means.
 *
 * @param projectId the only project whose rows the query can see
 * @param zone the project's time zone, in which times are read, cut and shown
 * @param groupTypes names of the group types by index, at most five
 * @param now what {@code now()} and {@code today()} give
 */
public record CompileContext(
        long projectId,
        ZoneId zone,
        WeekStart weekStart,
        List<String> groupTypes,
        PhysicalSchema physical,
        EntitySource entities,
        Instant now,
        Modifiers modifiers,
        LimitContext limitContext) {

    public CompileContext {
        groupTypes = List.copyOf(groupTypes);
    }

    /**
     * A context with nothing but a project and a clock; UTC, weeks from Sunday, no limits of its
     * own.
     */
    public static CompileContext of(long projectId, Instant now) {
        return new CompileContext(
                projectId,
                ZoneId.of("UTC"),
                WeekStart.SUNDAY,
                List.of(),
                PhysicalSchema.NONE,
                EntitySource.NONE,
                now,
                Modifiers.DEFAULT,
                LimitContext.UNLIMITED);
    }

    public CompileContext withZone(ZoneId other) {
        return new CompileContext(
                projectId,
                other,
                weekStart,
                groupTypes,
                physical,
                entities,
                now,
                modifiers,
                limitContext);
    }

    public CompileContext withGroupTypes(List<String> other) {
        return new CompileContext(
                projectId,
                zone,
                weekStart,
                other,
                physical,
                entities,
                now,
                modifiers,
                limitContext);
    }

    public CompileContext withPhysical(PhysicalSchema other) {
        return new CompileContext(
                projectId,
                zone,
                weekStart,
                groupTypes,
                other,
                entities,
                now,
                modifiers,
                limitContext);
    }

    public CompileContext withEntities(EntitySource other) {
        return new CompileContext(
                projectId,
                zone,
                weekStart,
                groupTypes,
                physical,
                other,
                now,
                modifiers,
                limitContext);
    }

    public CompileContext withModifiers(Modifiers other) {
        return new CompileContext(
                projectId,
                zone,
                weekStart,
                groupTypes,
                physical,
                entities,
                now,
                other,
                limitContext);
    }

    public CompileContext withLimitContext(LimitContext other) {
        return new CompileContext(
                projectId, zone, weekStart, groupTypes, physical, entities, now, modifiers, other);
    }
}
