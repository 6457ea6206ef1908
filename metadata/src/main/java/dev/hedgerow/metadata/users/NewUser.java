package dev.hedgerow.metadata.users;

import dev.hedgerow.metadata.MetadataException;
import java.util.UUID;

/**
 * What makes a user: the organization it joins at a level of {@link Membership}, and how it logs
 * in.
 */
public record NewUser(
        UUID organizationId,
        int level,
        String email,
        String password,
        String firstName,
        String lastName) {

    private static final int PASSWORD_MINIMUM = 8;

    public NewUser {
        if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > 254) {
            throw MetadataException.invalid("email", "Enter a valid email address.");
        }
        checkPassword(password);
    }

    static void checkPassword(String password) {
        if (password.length() < PASSWORD_MINIMUM) {
            throw MetadataException.invalid(
                    "password",
                    "This password is too short. It must contain at least "
                            + PASSWORD_MINIMUM
                            + " characters.");
        }
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "NewUser[" + email + "]";
    }
}
