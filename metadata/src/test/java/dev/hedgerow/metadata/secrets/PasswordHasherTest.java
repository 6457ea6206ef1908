package dev.hedgerow.metadata.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher(new Secrets(new SecureRandom()));

    @Test
    void hash_isSaltedAndMatchesItsPasswordOnly() {
        String one = hasher.hash("pässword");
        String two = hasher.hash("pässword");
        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(two);
        assertThat(hasher.matches("pässword", one)).isTrue();
        assertThat(hasher.matches("pässword", two)).isTrue();
        assertThat(hasher.matches("passwort", one)).isFalse();
    }

    @Test
    void matches_readsHashesOfTheReferenceProgramWithOtherStrength() {
        // The Argon2id vector of test.c in P-H-C/phc-winner-argon2 (2 passes, 64 MiB).
        String reference =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.matches("password", reference)).isTrue();
    }

    @Test
    void nobodysHash_hasTheStrengthOfOthersAndMatchesNothing() {
        assertThat(hasher.hash("x")).startsWith(PasswordHasher.NOBODYS.substring(0, 31));
        assertThat(hasher.matches("", PasswordHasher.NOBODYS)).isFalse();
    }

    @Test
    void matches_isFalseForAnotherForm() {
        assertThat(hasher.matches("password", "pbkdf2_sha256$1$x$y")).isFalse();
    }
}
