package dev.hedgerow.server;

import dev.hedgerow.http.auth.Authentication;
import dev.hedgerow.http.auth.Sessions;
import dev.hedgerow.http.auth.Territory;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.invites.Invites;
import dev.hedgerow.metadata.keys.PersonalApiKeys;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.secrets.PasswordHasher;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.sharing.Sharing;
import dev.hedgerow.metadata.users.Users;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Users, their organizations and projects, how they are recognised, and how the first of them come
 * to be.
 */
record Accounts(
        Secrets secrets,
        Organizations organizations,
        Projects projects,
        Users users,
        PersonalApiKeys keys,
        Invites invites,
        Sessions sessions,
        Sharing sharing,
        Authentication authentication,
        Territory territory,
        FirstStart firstStart) {

    static Accounts on(MetadataDatabase metadata, Clock clock) {
        Secrets secrets = new Secrets(new SecureRandom());
        PasswordHasher passwords = new PasswordHasher(secrets);
        Organizations organizations = new Organizations(metadata, secrets, clock);
        Projects projects = new Projects(metadata, secrets, clock);
        Users users = new Users(metadata, secrets, passwords, clock);
        PersonalApiKeys keys = new PersonalApiKeys(metadata, secrets, clock);
        Sessions sessions = new Sessions(secrets);
        Sharing sharing =
                new Sharing(metadata, secrets, clock, new ActivityLog(metadata, secrets, clock));
        return new Accounts(
                secrets,
                organizations,
                projects,
                users,
                keys,
                new Invites(metadata, secrets, passwords, users, clock),
                sessions,
                sharing,
                new Authentication(keys, users, sessions, sharing),
                new Territory(organizations, projects),
                new FirstStart(metadata, secrets, passwords, clock));
    }
}
