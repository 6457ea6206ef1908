package dev.hedgerow.insights.funnels;

import static dev.hedgerow.insights.query.FunnelOrder.ORDERED;
import static dev.hedgerow.insights.query.FunnelOrder.STRICT;
import static dev.hedgerow.insights.query.FunnelOrder.UNORDERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.insights.query.Attribution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final FunnelRules THREE = Story.rules(ORDERED, 3, 10, 0);

    @Test
    void ordered_goesAsFarAsTheStepsFollow() {
        assertThat(new Story().step(1, 1).step(2, 3).step(3, 2).run(THREE).reached()).isEqualTo(2);
        assertThat(new Story().step(1, 2).step(2, 3).run(THREE).reached()).isZero();
    }

    @Test
    void ordered_windowIncludesItsEnd() {
        assertThat(new Story().step(0, 1).step(5, 2).step(10, 3).run(THREE).reached()).isEqualTo(3);
        assertThat(new Story().step(0, 1).step(5, 2).step(11, 3).run(THREE).reached()).isEqualTo(2);
    }

    @Test
    void ordered_latestStartOfTheFirstThatWentFurthestCounts() {
        Attempt attempt =
                new Story().step(0, 1).step(2, 1).step(3, 2).step(4, 1).step(5, 2).run(THREE);

        assertThat(attempt.time(0)).isEqualTo(2);
        assertThat(attempt.duration(1)).isEqualTo(1);
    }

    @Test
    void ordered_oneEventIsNotTwoSteps() {
        assertThat(new Story().step(0, 1, 2).run(THREE).reached()).isEqualTo(1);
        assertThat(new Story().step(0, 1, 2).step(1, 1, 2).run(THREE).reached()).isEqualTo(2);
    }

    @Test
    void ordered_eventsOfOneInstantAreInOrder() {
        assertThat(new Story().step(5, 3).step(5, 2).step(5, 1).run(THREE).reached()).isEqualTo(3);
        assertThat(new Story().step(5, 1, 2).step(5, 2).run(THREE).reached()).isEqualTo(2);
    }

    @Test
    void exclusion_atTheInstantOfAStepIsIgnored() {
        Story story = new Story().step(1, 1).step(2, 2).exclusion(2, 1, 2).step(3, 3);

        assertThat(story.run(THREE).reached()).isEqualTo(3);
    }

    @Test
    void exclusion_betweenStepsRemovesTheActor() {
        Story story = new Story().step(1, 1).exclusion(2, 1).step(3, 2);

        assertThat(story.run(THREE).reached()).isZero();
    }

    @Test
    void exclusion_leavesALaterCleanAttempt() {
        Story story = new Story().step(1, 1).exclusion(2, 1).step(3, 2).step(4, 1).step(5, 2);

        assertThat(story.run(THREE).reached()).isEqualTo(2);
    }

    @Test
    void exclusion_afterTheWindowIsIgnored() {
        assertThat(new Story().step(1, 1).exclusion(12, 1).run(THREE).reached()).isEqualTo(1);
    }

    @Test
    void optional_stepMayBeLeftOut() {
        FunnelRules rules = Story.rules(ORDERED, 3, 10, 0b10);

        Attempt without = new Story().step(1, 1).step(2, 3).run(rules);
        assertThat(without.reached()).isEqualTo(3);
        assertThat(without.did(1)).isFalse();
        assertThat(new Story().step(1, 1).step(2, 2).step(3, 3).run(rules).did(1)).isTrue();
    }

    @Test
    void strict_anyOtherEventInBetweenBreaks() {
        FunnelRules strict = Story.rules(STRICT, 3, 10, 0);

        Story broken = new Story().step(1, 1).step(2, 2).other(3).step(4, 3);
        assertThat(broken.run(strict).reached()).isEqualTo(2);
        Story around = new Story().other(0).step(1, 1).step(2, 2).step(3, 3).other(4);
        assertThat(around.run(strict).reached()).isEqualTo(3);
    }

    @Test
    void unordered_countsDifferentStepsWithinTheWindow() {
        FunnelRules rules = Story.rules(UNORDERED, 3, 10, 0);

        Attempt attempt = new Story().step(1, 3).step(4, 1).step(6, 3).step(12, 2).run(rules);
        assertThat(attempt.reached()).isEqualTo(3);
        assertThat(attempt.time(0)).isEqualTo(4);
        assertThat(attempt.duration(2)).isEqualTo(6);
    }

    @Test
    void unordered_exclusionForgetsWhatWaited() {
        FunnelRules rules = Story.rules(UNORDERED, 3, 10, 0);

        Story story = new Story().step(1, 1).step(2, 2).exclusion(3, 1, 2);
        assertThat(story.run(rules).reached()).isEqualTo(0);
        assertThat(story.step(4, 3).run(rules).reached()).isEqualTo(1);
    }

    @Test
    void allEvents_looksAtEventsOfTheValueAlone() {
        FunnelRules rules = new FunnelRules(2, 10, ORDERED, 0, Attribution.ALL_EVENTS, 0);
        Story story = new Story().stepOf(1, 1, 7).stepOf(2, 2, 8).stepOf(3, 1, 8).stepOf(4, 2, 8);

        assertThat(story.run(rules, 7).reached()).isEqualTo(1);
        assertThat(story.run(rules, 8).time(1)).isEqualTo(4);
    }

    @Test
    void step_mustHaveTheValue() {
        FunnelRules rules = new FunnelRules(2, 10, ORDERED, 0, Attribution.STEP, 1);
        Story story = new Story().stepOf(1, 1, 7).stepOf(2, 2, 7).stepOf(3, 2, 8);

        assertThat(story.run(rules, 8).time(1)).isEqualTo(3);
        assertThat(story.run(rules, 9).reached()).isEqualTo(1);
    }

    @Test
    void entries_keepTheFirstStepInItsPeriod() {
        Story story = new Story().step(1, 1).step(5, 1).step(12, 2).step(13, 3);
        OrderedMachine machine = new OrderedMachine(THREE, story.items());

        assertThat(machine.run(story.rows(), 0, new Entries(0, 4)).reached()).isEqualTo(1);
        assertThat(machine.run(story.rows(), 0, new Entries(4, 8)).reached()).isEqualTo(3);
    }

    @Test
    void strict_goesOnAfterAFirstStepOfALaterPeriod() {
        FunnelRules strict = Story.rules(STRICT, 2, 10, 0);
        Story story = new Story().step(1, 1).step(5, 1).step(6, 2);
        OrderedMachine machine = new OrderedMachine(strict, story.items());

        assertThat(machine.run(story.rows(), 0, new Entries(0, 4)).reached()).isEqualTo(2);
    }

    @Test
    void lost_tellsOfAnAttemptThatWouldHaveGoneOn() {
        Story story = new Story().step(1, 1).exclusion(2, 1);
        OrderedMachine hit = new OrderedMachine(THREE, story.items());
        hit.run(story.rows(), 0, Entries.ANY);
        assertThat(hit.isLost()).isFalse();

        Story further = story.step(3, 2);
        OrderedMachine lost = new OrderedMachine(THREE, further.items());
        lost.run(further.rows(), 0, Entries.ANY);
        assertThat(lost.isLost()).isTrue();
    }

    @Test
    void unordered_tellsOfEveryEventAsAStart() {
        FunnelRules rules = Story.rules(UNORDERED, 2, 5, 0);
        Story story = new Story().step(1, 1).step(2, 2).step(20, 2);
        List<Integer> done = new ArrayList<>();

        new UnorderedMachine(rules, story.items()).runAll(story.rows(), 0, (_, n) -> done.add(n));

        assertThat(done).containsExactly(2, 1, 1);
    }
}
