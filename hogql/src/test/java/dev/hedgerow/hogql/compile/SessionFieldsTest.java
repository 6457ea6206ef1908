package dev.hedgerow.hogql.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.catalog.CustomChannel;
import dev.hedgerow.hogql.catalog.CustomChannel.Comparison;
import dev.hedgerow.hogql.catalog.CustomChannel.Condition;
import dev.hedgerow.hogql.catalog.CustomChannel.Subject;
import dev.hedgerow.hogql.catalog.Modifiers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of sessions and recordings, and channel types, built in and a project's own. */
class SessionFieldsTest {
    private static CompilerTables tables;

    @BeforeAll
    static void open() throws SQLException {
        tables = new CompilerTables();
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    @Test
    void clickIdsAndCounts_areThereForEverySession() throws SQLException {
        assertThat(
                        tables.rows(
                                "select $entry_has_gclid, $entry__kx, $has_replay_events,"
                                        + " $page_screen_autocapture_count_up_to from sessions limit 1"))
                .containsExactly(Arrays.asList(false, null, false, 0L));
    }

    @Test
    void sessions_areTheirOwnSession() throws SQLException {
        assertThat(tables.rows("select session.id from sessions order by 1"))
                .containsExactly(List.of("s1"), List.of("s2"));
    }

    @Test
    void rawSessions_holdStatesOfCounts() throws SQLException {
        assertThat(tables.rows("select uniqMerge(pageview_uniq) from raw_sessions"))
                .containsExactly(List.of(0L));
        assertThat(tables.rows("select count() from raw_sessions_v3")).containsExactly(List.of(2L));
    }

    @Test
    void recordings_areNoneButCanBeJoined() throws SQLException {
        assertThat(
                        tables.rows(
                                "select e.event, r.click_count from events e left join session_replay_events r"
                                        + " on r.session_id = e.$session_id where e.event = 'pay'"))
                .containsExactly(Arrays.asList("pay", null));
        assertThat(
                        tables.rows(
                                "select raw_session_replay_events.session.duration from raw_session_replay_events"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "www.google.co.uk, Search",
        "plus.google.com, Social",
        "news.ycombinator.com, Social",
        "stripe.com, Shopping",
        "shopping.yahoo.co.jp, Shopping",
        "yahoo.co.jp, Search",
        "com.google.android.gm, Email",
    })
    void domains_haveKinds(String domain, String kind) throws SQLException {
        assertThat(tables.rows("select lookupDomainType('" + domain + "')"))
                .containsExactly(List.of(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "REFERRING_DOMAIN, IS_NOT_SET, '', Mine",
        "REFERRING_DOMAIN, IS_SET, '', Unknown",
        "URL, EXACT, it's, Unknown",
        "URL, IS_NOT, it's, Mine",
        "HOSTNAME, ICONTAINS, x, Unknown",
        "PATHNAME, NOT_REGEX, ^/a, Mine",
    })
    void channelsOfTheProject_comeFirst(
            Subject subject, Comparison comparison, String value, String channel)
            throws SQLException {
        Condition condition = new Condition(subject, comparison, List.of(value));

        assertThat(channel(new CustomChannel("Mine", true, List.of(condition)))).isEqualTo(channel);
    }

    @Test
    void conditionsOfAChannel_areAllOrAny() throws SQLException {
        Condition never = new Condition(Subject.UTM_SOURCE, Comparison.EXACT, List.of("a", "b"));
        Condition always = new Condition(Subject.UTM_SOURCE, Comparison.IS_NOT_SET, List.of());

        assertThat(channel(new CustomChannel("It's", true, List.of(never, always))))
                .isEqualTo("Unknown");
        assertThat(channel(new CustomChannel("It's", false, List.of(never, always))))
                .isEqualTo("It's");
    }

    private static Object channel(CustomChannel own) throws SQLException {
        CompileContext context =
                CompilerTables.context().withModifiers(new Modifiers(10, true, List.of(own)));
        return tables.rows("select $channel_type from sessions limit 1", context)
                .getFirst()
                .getFirst();
    }
}
