package dev.hedgerow.metadata.sharing;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules of shared links. Enabling again issues a new token and ends the old one; refreshing issues
 * a new one, too, and leaves the old one valid for five minutes. Callers check that the object
 * exists.
 */
public final class Sharing {

    private static final Duration GRACE = Duration.ofMinutes(5);

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;
    private final ActivityLog activityLog;

    public Sharing(
            MetadataDatabase database, Secrets secrets, Clock clock, ActivityLog activityLog) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.activityLog = activityLog;
    }

    /**
     * What an object's sharing is now; for one that was never shared, disabled with a token that
     * opens nothing.
     */
    public SharingConfiguration find(long projectId, SharedKind kind, long itemId) {
        return database.reading(SharingDao.class, dao -> dao.find(projectId, kind, itemId))
                .orElseGet(() -> fresh(projectId, kind, itemId, false, null));
    }

    /** What a token opens now; empty for unknown, disabled and expired ones. */
    public Optional<SharingConfiguration> open(String token) {
        return database.reading(SharingDao.class, dao -> dao.findByToken(token, clock.instant()));
    }

    /** Ids of the shared objects of a kind. */
    public Set<Long> shared(long projectId, SharedKind kind) {
        return Set.copyOf(
                database.reading(SharingDao.class, dao -> dao.listShared(projectId, kind)));
    }

    /** Takes {@code enabled} and {@code settings}. */
    public SharingConfiguration update(
            SharedKind kind, long itemId, ActivityLog.Subject subject, long userId, Body body) {
        return database.write(handle -> {
            SharingDao dao = handle.attach(SharingDao.class);
            long projectId = subject.projectId();
            SharingConfiguration old =
                    dao.find(projectId, kind, itemId)
                            .orElseGet(() -> fresh(projectId, kind, itemId, false, null));
            boolean enabled = body.flag("enabled", old.enabled());
            String settings =
                    body.has("settings") ? LinkSettings.read(body.get("settings")) : old.settings();
            SharingConfiguration changed;
            if (enabled && !old.enabled()) {
                end(dao, old, clock.instant());
                dao.disableReplaced(projectId, kind, itemId);
                changed = dao.insert(fresh(projectId, kind, itemId, true, settings));
            } else if (old.id() == 0) {
                changed = dao.insert(fresh(projectId, kind, itemId, false, settings));
            } else {
                changed = with(old, enabled, settings, null);
                dao.update(changed);
                if (!enabled) {
                    dao.disableReplaced(projectId, kind, itemId);
                }
            }
            if (enabled != old.enabled()) {
                activityLog.add(
                        handle,
                        userId,
                        enabled ? "sharing enabled" : "sharing disabled",
                        subject,
                        ActivityLog.changes(
                                subject.scope(),
                                Json.object(),
                                Json.object().put("sharing", enabled)));
            }
            return changed;
        });
    }

    /** Issues another token; the old one opens the object for five more minutes. */
    public SharingConfiguration refresh(
            SharedKind kind, long itemId, ActivityLog.Subject subject, long userId) {
        return database.write(handle -> {
            SharingDao dao = handle.attach(SharingDao.class);
            long projectId = subject.projectId();
            SharingConfiguration old =
                    dao.find(projectId, kind, itemId)
                            .orElseGet(() -> fresh(projectId, kind, itemId, false, null));
            end(dao, old, clock.instant().plus(GRACE));
            SharingConfiguration changed =
                    dao.insert(fresh(projectId, kind, itemId, old.enabled(), old.settings()));
            activityLog.add(handle, userId, "access token refreshed", subject, null);
            return changed;
        });
    }

    private static void end(SharingDao dao, SharingConfiguration old, Instant at) {
        if (old.id() != 0) {
            dao.update(with(old, old.enabled(), old.settings(), at));
        }
    }

    private SharingConfiguration fresh(
            long projectId,
            SharedKind kind,
            long itemId,
            boolean enabled,
            @Nullable String settings) {
        return new SharingConfiguration(
                0,
                projectId,
                kind,
                itemId,
                secrets.token(),
                enabled,
                settings,
                clock.instant(),
                null);
    }

    private static SharingConfiguration with(
            SharingConfiguration old,
            boolean enabled,
            @Nullable String settings,
            @Nullable Instant expiresAt) {
        return new SharingConfiguration(
                old.id(),
                old.projectId(),
                old.kind(),
                old.itemId(),
                old.accessToken(),
                enabled,
                settings,
                old.createdAt(),
                expiresAt);
    }
}
