package dev.hedgerow.http.users;

import dev.hedgerow.http.error.ApiException;

/** Who wants to sign in. */
public record LoginRequest(String email, String password) {
    public LoginRequest {
        if (email == null) {
            throw ApiException.required("email");
        }
        if (password == null) {
            throw ApiException.required("password");
        }
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "LoginRequest[" + email + "]";
    }
}
