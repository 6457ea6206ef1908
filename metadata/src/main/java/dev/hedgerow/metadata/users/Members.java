package dev.hedgerow.metadata.users;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules of members of organizations: who may raise, lower and remove whom. */
public final class Members {

    private static final List<Integer> LEVELS =
            List.of(Membership.MEMBER, Membership.ADMIN, Membership.OWNER);

    private final MetadataDatabase database;
    private final Clock clock;

    public Members(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One of the three levels. */
    public static int level(@Nullable Long wanted) {
        if (wanted == null || wanted > Membership.OWNER || !LEVELS.contains(wanted.intValue())) {
            throw MetadataException.invalidChoice("level", wanted);
        }
        return wanted.intValue();
    }

    /** Changes the level of a member. */
    public Membership update(Membership who, Membership whom, Body body) {
        if (!body.has("level")) {
            return whom;
        }
        int level = level(body.integer("level", null));
        if (who.id().equals(whom.id())) {
            throw MetadataException.permissionDenied("You can't change your own access level.");
        }
        checkMayEdit(who, whom);
        if (level > who.level()) {
            throw MetadataException.permissionDenied(
                    "You can only change access level of others to lower or equal to your current one.");
        }
        Membership changed =
                new Membership(
                        whom.id(),
                        whom.organizationId(),
                        whom.userId(),
                        level,
                        whom.joinedAt(),
                        clock.instant());
        database.writing(handle -> handle.attach(MembershipDao.class).update(changed));
        return changed;
    }

    /** Removes a member; everybody but the last owner may leave. */
    public void delete(Membership who, Membership whom) {
        if (!who.id().equals(whom.id())) {
            checkMayEdit(who, whom);
        }
        database.writing(handle -> {
            MembershipDao dao = handle.attach(MembershipDao.class);
            if (whom.level() == Membership.OWNER && owners(dao, whom.organizationId()) == 1) {
                throw MetadataException.invalid(
                        null, "Cannot leave the organization as its owner!");
            }
            dao.delete(whom.id());
        });
    }

    private static long owners(MembershipDao dao, UUID organizationId) {
        return dao.list(organizationId).stream()
                .filter(member -> member.level() == Membership.OWNER)
                .count();
    }

    private static void checkMayEdit(Membership who, Membership whom) {
        if (who.level() < Membership.ADMIN) {
            throw MetadataException.permissionDenied(
                    "You can only edit others if you are an admin.");
        }
        if (whom.level() > who.level()) {
            throw MetadataException.permissionDenied(
                    "You can only edit others with level lower or equal to you.");
        }
    }
}
