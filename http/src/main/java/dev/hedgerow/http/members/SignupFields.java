package dev.hedgerow.http.members;

import org.jspecify.annotations.Nullable;

/**
 * Who accepts an invite.
 *
 * @param password of the account that is made, or of the one that the address has
 */
public record SignupFields(String password, @Nullable String firstName, @Nullable String lastName) {
    /** Nothing of it: there is a password in it. */
    @Override
    public String toString() {
        return "SignupFields";
    }
}
