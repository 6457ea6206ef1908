package dev.hedgerow.metadata.users;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.MetadataException.Code;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsersTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private FirstStart.Made made;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        made = metadata.start();
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void logIn_takesTheEmailInAnyCaseAndTheRightPassword() {
        User ann = metadata.users.create(newUser("Ann@Example.com"));
        assertThat(metadata.users.logIn("ann@example.COM", "correct horse").map(User::id))
                .contains(ann.id());
        assertThat(metadata.users.logIn("ann@example.com", "wrong horse")).isEmpty();
        assertThat(metadata.users.logIn("bob@example.com", "correct horse")).isEmpty();
        assertThat(metadata.users.find(ann.id()).orElseThrow().lastLogin())
                .isEqualTo(metadata.clock.instant());
    }

    @Test
    void create_joinsTheOrganization() {
        User ann = metadata.users.create(newUser("ann@example.com"));
        assertThat(
                        metadata.users
                                .membership(made.organization().id(), ann.id())
                                .map(Membership::level))
                .contains(Membership.MEMBER);
        assertThat(metadata.organizations.listOfUser(ann.id()))
                .containsExactly(made.organization());
        assertThat(metadata.users.members(made.organization().id())).hasSize(2);
    }

    @Test
    void create_refusesAnEmailThatDiffersInCaseOnly() {
        metadata.users.create(newUser("ann@example.com"));
        assertRefused(
                () -> metadata.users.create(newUser("ANN@example.com")), Code.UNIQUE, "email");
    }

    @Test
    void create_refusesShortPasswordsAndBadEmails() {
        assertRefused(() -> newUser("ann"), Code.INVALID_INPUT, "email");
        assertRefused(
                () -> new NewUser(made.organization().id(), 1, "a@b", "short", "", ""),
                Code.INVALID_INPUT,
                "password");
    }

    @Test
    void update_ofThePasswordNeedsTheOldOne() {
        long id = made.user().id();
        assertRefused(
                () -> metadata.users.update(id, body("{'password': 'new password'}")),
                Code.INVALID_INPUT,
                "current_password");
        metadata.users.update(
                id,
                body(
                        "{'password': 'new password', 'current_password': '"
                                + made.password()
                                + "', 'first_name': 'X'}"));
        assertThat(metadata.users.logIn(made.user().email(), made.password())).isEmpty();
        assertThat(metadata.users.logIn(made.user().email(), "new password").map(User::firstName))
                .contains("X");
    }

    @Test
    void toString_keepsSecrets() {
        User ann = metadata.users.create(newUser("ann@example.com"));
        assertThat(ann.toString() + newUser("b@c") + made)
                .doesNotContain("argon2", "horse", made.password());
    }

    @Test
    void firstStart_happensOnce() {
        assertThat(metadata.firstStart.run(FirstStart.Wishes.NONE)).isEmpty();
        assertThat(made.apiKey()).startsWith("phx_");
        assertThat(
                        metadata.keys
                                .authenticate(made.apiKey())
                                .orElseThrow()
                                .grantedScopes()
                                .allow("insight:write"))
                .isTrue();
        assertThat(metadata.users.logIn(made.user().email(), made.password())).isPresent();
        assertThat(made.user().currentProjectId()).isEqualTo(made.project().id());
    }

    private NewUser newUser(String email) {
        return new NewUser(
                made.organization().id(), Membership.MEMBER, email, "correct horse", "Ann", "Lee");
    }

    private static void assertRefused(Runnable action, Code code, String attribute) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        exception -> {
                            assertThat(exception.code()).isEqualTo(code);
                            assertThat(exception.attribute()).isEqualTo(attribute);
                        });
    }
}
