package dev.hedgerow.metadata.keys;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.MetadataException.Code;
import dev.hedgerow.metadata.TestMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PersonalApiKeysTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private long userId;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        userId = metadata.start().user().id();
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void authenticate_findsTheKeyByItsValueOnly() {
        PersonalApiKey.Issued issued = issue();
        assertThat(issued.value()).matches("phx_[0-9A-Za-z]{43}");
        assertThat(metadata.keys.authenticate(issued.value()).map(PersonalApiKey::id))
                .contains(issued.key().id());
        assertThat(metadata.keys.authenticate(issued.value() + "x")).isEmpty();
        assertThat(metadata.keys.authenticate(issued.key().valueHash())).isEmpty();
        assertThat(issued.key().maskValue()).isEqualTo("phx_..." + issued.value().substring(43));
        assertThat(issued.toString()).doesNotContain(issued.value());
    }

    @Test
    void lastUsed_movesAtMostHourly() {
        PersonalApiKey.Issued issued = issue();
        Instant first = metadata.clock.instant();
        metadata.keys.authenticate(issued.value());
        metadata.clock.forward(Duration.ofMinutes(59));
        metadata.keys.authenticate(issued.value());
        assertThat(lastUsed(issued)).isEqualTo(first);
        metadata.clock.forward(Duration.ofMinutes(2));
        metadata.keys.authenticate(issued.value());
        assertThat(lastUsed(issued)).isEqualTo(metadata.clock.instant());
    }

    @Test
    void roll_refusesTheOldValue() {
        PersonalApiKey.Issued issued = issue();
        PersonalApiKey.Issued rolled = metadata.keys.roll(issued.key().id(), userId);
        assertThat(metadata.keys.authenticate(issued.value())).isEmpty();
        assertThat(metadata.keys.authenticate(rolled.value())).isPresent();
        assertThat(rolled.key().lastRolledAt()).isEqualTo(metadata.clock.instant());
    }

    @Test
    void delete_isTheOwnersAlone() {
        PersonalApiKey.Issued issued = issue();
        assertThatThrownBy(() -> metadata.keys.delete(issued.key().id(), userId + 1))
                .isInstanceOf(MetadataException.class);
        metadata.keys.delete(issued.key().id(), userId);
        assertThat(metadata.keys.authenticate(issued.value())).isEmpty();
    }

    @Test
    void create_refusesUnknownScopesAndMissingLabels() {
        refused("{'label': 'x', 'scopes': ['insight:dance']}", Code.INVALID_INPUT, "scopes");
        refused("{'label': 'x', 'scopes': []}", Code.INVALID_INPUT, "scopes");
        refused("{'scopes': ['*']}", Code.REQUIRED, "label");
        refused("{'label': 'x'}", Code.REQUIRED, "scopes");
        refused(
                "{'label': 'x', 'scopes': ['*'], 'scoped_teams': ['a']}",
                Code.INVALID_INPUT,
                "scoped_teams");
    }

    @Test
    void scopes_writeImpliesRead() {
        Scopes scopes = new Scopes(List.of("insight:write", "query:read"));
        assertThat(scopes.allow("insight:read")).isTrue();
        assertThat(scopes.allow("insight:write")).isTrue();
        assertThat(scopes.allow("query:read")).isTrue();
        assertThat(scopes.allow("query:write")).isFalse();
        assertThat(scopes.allow("dashboard:read")).isFalse();
        assertThat(new Scopes(List.of("*")).allow("dashboard:write")).isTrue();
    }

    private PersonalApiKey.Issued issue() {
        return metadata.keys.create(userId, body("{'label': 'test', 'scopes': ['insight:read']}"));
    }

    private Instant lastUsed(PersonalApiKey.Issued issued) {
        Instant used = metadata.keys.find(issued.key().id(), userId).orElseThrow().lastUsedAt();
        return used == null ? Instant.EPOCH : used;
    }

    private void refused(String json, Code code, String attribute) {
        assertThatThrownBy(() -> metadata.keys.create(userId, body(json)))
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        exception -> {
                            assertThat(exception.code()).isEqualTo(code);
                            assertThat(exception.attribute()).isEqualTo(attribute);
                        });
    }
}
