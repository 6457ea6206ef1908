package dev.hedgerow.metadata.invites;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.secrets.PasswordHasher;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.users.Members;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.MembershipDao;
import dev.hedgerow.metadata.users.NewUser;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rules of invites: making, withdrawing and accepting them. */
public final class Invites {

    private static final int NAME_LIMIT = 30;
    private static final int MESSAGE_LIMIT = 4096;
    private static final int PASSWORD_LIMIT = 4096;

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final PasswordHasher passwords;
    private final Users users;
    private final Clock clock;

    public Invites(
            MetadataDatabase database,
            Secrets secrets,
            PasswordHasher passwords,
            Users users,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.passwords = passwords;
        this.users = users;
        this.clock = clock;
    }

    /** All of an organization, the newest first. */
    public List<Invite> list(UUID organizationId) {
        return database.reading(InviteDao.class, dao -> dao.list(organizationId));
    }

    /**
     * Makes an invite, in place of earlier ones for the same address.
     *
     * @param inviter the membership of who invites
     */
    public Invite create(Membership inviter, Body body) {
        if (!body.has("target_email")) {
            throw MetadataException.required("target_email");
        }
        String email = email(body.name("target_email", ""));
        Long wanted = body.integer("level", (long) Membership.MEMBER);
        int level = Members.level(wanted);
        if (level > inviter.level()) {
            throw MetadataException.permissionDenied(
                    "You cannot invite a user with a higher permission level than your own.");
        }
        Instant now = clock.instant();
        Invite invite =
                new Invite(
                        secrets.uuid(),
                        inviter.organizationId(),
                        email,
                        body.textOrEmpty("first_name", "", NAME_LIMIT),
                        level,
                        body.text("message", null, MESSAGE_LIMIT),
                        now,
                        inviter.userId(),
                        now);
        if (users.findByEmail(email)
                .flatMap(user -> users.membership(inviter.organizationId(), user.id()))
                .isPresent()) {
            throw MetadataException.invalid(
                    null, "A user with this email address already belongs to the organization.");
        }
        database.writing(handle -> {
            InviteDao dao = handle.attach(InviteDao.class);
            dao.deleteOf(inviter.organizationId(), email);
            dao.insert(invite);
        });
        return invite;
    }

    /** The domain of an address does not tell upper case from lower. */
    private static String email(String given) {
        int at = given.lastIndexOf('@');
        if (!given.matches("[^@\\s]+@[^@\\s]+")) {
            throw MetadataException.invalid("target_email", "Enter a valid email address.");
        }
        return given.substring(0, at) + given.substring(at).toLowerCase(Locale.ROOT);
    }

    /**
     * Takes an invite back; its link leads nowhere then.
     *
     * @throws MetadataException {@code NOT_FOUND}
     */
    public void delete(UUID organizationId, UUID id) {
        int deleted =
                database.write(handle -> handle.attach(InviteDao.class).delete(organizationId, id));
        if (deleted == 0) {
            throw MetadataException.notFound();
        }
    }

    /**
     * An invite that can be accepted.
     *
     * @throws MetadataException when there is none, or it is too old
     */
    public Invite open(String id) {
        Invite invite =
                parsed(id)
                        .flatMap(found -> database.reading(InviteDao.class, dao -> dao.find(found)))
                        .orElseThrow(() ->
                                MetadataException.invalid(
                                        null, "The provided invite ID is not valid."));
        if (invite.isExpired(clock.instant())) {
            throw MetadataException.invalid(
                    null, "This invite has expired. Please ask your admin for a new one.");
        }
        return invite;
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Accepts an invite: makes a user with the {@code password} and {@code first_name} of the body,
     * or, where the address has an account, proves by its password that it is theirs. The invite is
     * used up.
     */
    public User accept(String id, Body body) {
        Invite invite = open(id);
        String password = body.text("password", null, PASSWORD_LIMIT);
        if (password == null) {
            throw MetadataException.required("password");
        }
        Optional<User> known = users.findByEmail(invite.targetEmail());
        if (known.isPresent()) {
            User user =
                    users.logIn(invite.targetEmail(), password)
                            .orElseThrow(() ->
                                    MetadataException.invalid(
                                            "password",
                                            "There is an account with this email address already, and this is not its"
                                                    + " password."));
            database.writing(handle -> join(handle, invite, user.id()));
            return user;
        }
        NewUser wanted =
                new NewUser(
                        invite.organizationId(),
                        invite.level(),
                        invite.targetEmail(),
                        password,
                        body.textOrEmpty("first_name", invite.firstName(), NAME_LIMIT),
                        body.textOrEmpty("last_name", "", NAME_LIMIT));
        String hash = passwords.hash(password);
        return database.write(handle -> {
            used(handle, invite);
            return users.create(handle, wanted, hash, null);
        });
    }

    private void join(Handle handle, Invite invite, long userId) {
        used(handle, invite);
        Instant now = clock.instant();
        handle.attach(MembershipDao.class)
                .insert(
                        new Membership(
                                secrets.uuid(),
                                invite.organizationId(),
                                userId,
                                invite.level(),
                                now,
                                now));
    }

    /** Two who accept at once: the second finds it gone. */
    private static void used(Handle handle, Invite invite) {
        if (handle.attach(InviteDao.class).delete(invite.organizationId(), invite.id()) == 0) {
            throw MetadataException.invalid(null, "The provided invite ID is not valid.");
        }
    }
}
