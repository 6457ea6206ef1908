package dev.hedgerow.http.users;

import dev.hedgerow.http.auth.Credentials;
import dev.hedgerow.http.auth.LoginThrottle;
import dev.hedgerow.http.auth.Sessions;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Optional;

/**
 * Signing in and out of the web app. The session's cookie is out of reach of scripts; a second
 * cookie holds the token that pages repeat in {@code X-CSRFToken}. Both are SameSite, and signing
 * in takes JSON alone, which other sites' forms cannot send.
 */
public final class LoginResource implements Resource {
    private final Users users;
    private final Sessions sessions;
    private final LoginThrottle throttle;

    public LoginResource(Users users, Sessions sessions, LoginThrottle throttle) {
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.post(Area.ROOT, "/api/login/")
                        .open()
                        .takes(LoginRequest.class)
                        .summary("Sign in")
                        .answers(LoginAnswer.class, this::login),
                Route.post(Area.ROOT, "/api/logout/")
                        .sessionOnly()
                        .summary("Sign out")
                        .answers(LoginAnswer.class, this::logout));
    }

    private Reply<LoginAnswer> login(Call<LoginRequest> call) {
        String type = call.header("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw ApiException.unsupportedMediaType(String.valueOf(type));
        }
        LoginRequest request = call.body();
        throttle.check(request.email());
        Optional<User> user = users.logIn(request.email(), request.password());
        if (user.isEmpty()) {
            throttle.failed(request.email());
            throw ApiException.invalid(null, "invalid_credentials", "Invalid email or password.");
        }
        Sessions.Started started = sessions.start(user.get());
        int seconds = (int) Sessions.IDLE.toSeconds();
        call.setCookie(Credentials.SESSION_COOKIE, started.token(), seconds, false);
        call.setCookie(Credentials.CSRF_COOKIE, started.session().csrf(), seconds, true);
        return Reply.ok(new LoginAnswer(true));
    }

    private Reply<LoginAnswer> logout(Call<Void> call) {
        String token = call.cookie(Credentials.SESSION_COOKIE);
        if (token != null) {
            sessions.end(token);
        }
        call.setCookie(Credentials.SESSION_COOKIE, null, 0, false);
        call.setCookie(Credentials.CSRF_COOKIE, null, 0, true);
        return Reply.ok(new LoginAnswer(true));
    }
}
