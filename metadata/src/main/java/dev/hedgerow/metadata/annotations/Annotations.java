package dev.hedgerow.metadata.annotations;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of annotations: making, finding and changing them. */
public final class Annotations {

    /** The name of annotations in the activity log. */
    public static final String SCOPE = "Annotation";

    /** Where an annotation can show; {@code dashboard_item} is an insight. */
    public static final List<String> SCOPES =
            List.of("dashboard_item", "dashboard", "project", "organization");

    private static final int CONTENT_LIMIT = 8192;
    private static final String BAD_TIME =
            "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

    private final MetadataDatabase database;
    private final Clock clock;
    private final ActivityLog activityLog;

    public Annotations(MetadataDatabase database, Clock clock, ActivityLog activityLog) {
        this.database = database;
        this.clock = clock;
        this.activityLog = activityLog;
    }

    /** One that is not deleted, of the project or of its organization. */
    public Optional<AnnotationView> find(long projectId, long id) {
        return database.reading(AnnotationDao.class, dao -> dao.find(projectId, id))
                .filter(view -> !view.annotation().deleted());
    }

    /** All that are not deleted, of the project and of its organization, the latest first. */
    public List<AnnotationView> list(long projectId) {
        return database.reading(AnnotationDao.class, dao -> dao.list(projectId));
    }

    /** Makes an annotation, of no moment unless the body names one. */
    public AnnotationView create(long projectId, long userId, Body body) {
        return database.write(handle -> {
            AnnotationDao dao = handle.attach(AnnotationDao.class);
            Instant now = clock.instant();
            Annotation blank =
                    new Annotation(
                            0,
                            projectId,
                            null,
                            null,
                            "dashboard_item",
                            "USR",
                            null,
                            null,
                            false,
                            now,
                            userId,
                            now);
            Annotation made = dao.insert(changed(dao, blank, body));
            activityLog.add(handle, userId, "created", subject(made), null);
            return dao.find(projectId, made.id()).orElseThrow(MetadataException::notFound);
        });
    }

    /** Changes what the body names. Finds deleted ones, too. */
    public AnnotationView update(long projectId, long id, long userId, Body body) {
        return database.write(handle -> {
            AnnotationDao dao = handle.attach(AnnotationDao.class);
            Annotation old =
                    dao.find(projectId, id)
                            .map(AnnotationView::annotation)
                            .orElseThrow(MetadataException::notFound);
            Annotation changed = changed(dao, old, body);
            dao.update(changed);
            ArrayNode changes = ActivityLog.changes(SCOPE, comparable(old), comparable(changed));
            if (!changes.isEmpty()) {
                activityLog.add(handle, userId, "updated", subject(changed), changes);
            }
            return dao.find(projectId, id).orElseThrow(MetadataException::notFound);
        });
    }

    private Annotation changed(AnnotationDao dao, Annotation old, Body body) {
        Long insight =
                known(
                        body,
                        "dashboard_item",
                        old.insightId(),
                        id -> dao.countInsights(old.projectId(), id) > 0);
        Long dashboard =
                known(
                        body,
                        "dashboard_id",
                        old.dashboardId(),
                        id -> dao.countDashboards(old.projectId(), id) > 0);
        return new Annotation(
                old.id(),
                old.projectId(),
                body.text("content", old.content(), CONTENT_LIMIT),
                body.has("date_marker")
                        ? time(body.text("date_marker", null, 64))
                        : old.dateMarker(),
                body.choice("scope", old.scope(), SCOPES),
                body.choice("creation_type", old.creationType(), List.of("USR", "GIT")),
                dashboard,
                insight,
                body.flag("deleted", old.deleted()),
                old.createdAt(),
                old.createdBy(),
                clock.instant());
    }

    private static @Nullable Long known(
            Body body, String field, @Nullable Long present, LongPredicate exists) {
        Long wanted = body.integer(field, present);
        if (body.has(field) && wanted != null && !exists.test(wanted)) {
            throw MetadataException.invalid(
                    field, "Invalid pk \"" + wanted + "\" - object does not exist.");
        }
        return wanted;
    }

    /** A time with its zone; one without is UTC, a day alone its beginning. */
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String given = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            if (given.length() == "2024-01-02".length()) {
                return LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = given.matches(".*(?:[zZ]|[+-]\\d\\d:?\\d\\d)$");
            return zoned
                    ? OffsetDateTime.parse(given).toInstant()
                    : LocalDateTime.parse(given).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw MetadataException.invalid("date_marker", BAD_TIME);
        }
    }

    private static ObjectNode comparable(Annotation annotation) {
        ObjectNode state = Json.object();
        state.put("content", annotation.content());
        state.put("date_marker", Objects.toString(annotation.dateMarker(), null));
        state.put("scope", annotation.scope());
        state.put("dashboard_item", annotation.insightId());
        state.put("dashboard_id", annotation.dashboardId());
        state.put("deleted", annotation.deleted());
        return state;
    }

    private static ActivityLog.Subject subject(Annotation annotation) {
        String content = annotation.content();
        return new ActivityLog.Subject(
                annotation.projectId(),
                SCOPE,
                String.valueOf(annotation.id()),
                content == null ? "" : content,
                null);
    }
}
