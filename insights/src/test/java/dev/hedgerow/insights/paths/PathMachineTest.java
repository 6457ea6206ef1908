package dev.hedgerow.insights.paths;

import static dev.hedgerow.insights.paths.Steps.paths;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathMachineTest {
    @Test
    void gapOfHalfAnHour_beginsNewPath() {
        assertThat(paths("{}", "a@0 b@29 c@59 d@60")).containsExactly("a@0 b@29", "c@59 d@60");
    }

    @Test
    void equalNeighbours_areOneStepAtTheTimeOfTheLast() {
        assertThat(paths("{}", "a@0 a@1 b@2 a@3 a@5")).containsExactly("a@1 b@2 a@5");
    }

    @Test
    void equalItemsAroundGap_areTwoPaths() {
        assertThat(paths("{}", "a@0 a@30")).containsExactly("a@0", "a@30");
    }

    @Test
    void emptyItemAtTheEnd_isNoStep() {
        assertThat(paths("{}", "@0 a@1 @2 b@3 @4 @5")).containsExactly("@0 a@1 @2 b@3");
        assertThat(paths("{}", "@0")).isEmpty();
    }

    @Test
    void longPath_keepsItsFirstFiveSteps() {
        assertThat(paths("{}", "a@0 b@1 c@2 d@3 e@4 f@5")).containsExactly("a@0 b@1 c@2 d@3 e@4");
        assertThat(paths("{'stepLimit':2}", "a@0 b@1 c@2")).containsExactly("a@0 b@1");
    }

    @Test
    void startPoint_cutsWhatIsBefore() {
        String start = "{'startPoint':'b','stepLimit':3}";

        assertThat(paths(start, "a@0 b@1 c@2 b@3 d@4")).containsExactly("b@1 c@2 b@3");
        assertThat(paths(start, "a@0 c@2")).isEmpty();
    }

    @Test
    void endPoint_keepsTheLastStepsUpToIt() {
        String end = "{'endPoint':'d','stepLimit':3}";

        assertThat(paths(end, "a@0 b@1 c@2 d@3 e@4 d@5")).containsExactly("b@1 c@2 d@3");
        assertThat(paths(end, "a@0 d@1 b@2")).containsExactly("a@0 d@1");
        assertThat(paths(end, "a@0")).isEmpty();
    }

    @Test
    void bothPoints_keepFromFirstStartToFirstEndAfterIt() {
        String both = "{'startPoint':'b','endPoint':'d'}";

        assertThat(paths(both, "d@0 b@1 c@2 d@3 d@4 e@5 d@6")).containsExactly("b@1 c@2 d@4");
        assertThat(paths(both, "d@0 b@1")).isEmpty();
        assertThat(paths("{'startPoint':'b','endPoint':'b'}", "a@0 b@1 c@2"))
                .containsExactly("b@1");
    }

    @Test
    void bothPoints_putAnEllipsisIntoLongPaths() {
        String story = "a@0 b@1 c@2 d@3 e@4 f@5";

        assertThat(paths("{'startPoint':'a','endPoint':'f','stepLimit':4}", story))
                .containsExactly("a@0 b@1 ...@2 e@4 f@5");
        assertThat(paths("{'startPoint':'a','endPoint':'f','stepLimit':5}", story))
                .containsExactly("a@0 b@1 ...@2 e@4 f@5");
        assertThat(paths("{'startPoint':'a','endPoint':'f','stepLimit':6}", story))
                .containsExactly(story);
        assertThat(paths("{'startPoint':'a','endPoint':'f','stepLimit':1}", story))
                .containsExactly("...@0");
    }

    @Test
    void slashAtTheEnd_isTakenOffLonePointsOnly() {
        assertThat(paths("{'startPoint':'/a/'}", "/a@0 /b@1")).containsExactly("/a@0 /b@1");
        assertThat(paths("{'endPoint':'/b/'}", "/a@0 /b@1")).containsExactly("/a@0 /b@1");
        assertThat(paths("{'startPoint':'/'}", "/@0 /b@1")).containsExactly("/@0 /b@1");
        assertThat(paths("{'startPoint':'/a','endPoint':'/b/'}", "/a@0 /b@1")).isEmpty();
    }

    @Test
    void exclusions_countOnlyWhereKindsAreChosen() {
        assertThat(paths("{'includeEventTypes':['$screen'],'excludeEvents':['b']}", "a@0 b@1 a@2"))
                .containsExactly("a@2");
        assertThat(paths("{'excludeEvents':['b']}", "a@0 b@1 a@2")).containsExactly("a@0 b@1 a@2");
    }

    @Test
    void leftOutSteps_doNotBridgeGaps() {
        assertThat(
                        paths(
                                "{'includeEventTypes':['$screen'],'excludeEvents':['x']}",
                                "a@0 x@20 b@40"))
                .containsExactly("a@0", "b@40");
    }

    @Test
    void wildcards_standForWhatTheyMatch() {
        assertThat(paths("{'pathGroupings':['/a/*/b','/a/1']}", "/a/9/b@0 /x/a/2/3/bc@1 /a/1@2"))
                .containsExactly("/a/*/b@1 /a/1@2");
        assertThat(paths("{'pathGroupings':['/a*','/a/b*']}", "/a/b/c@0 /a/c@1"))
                .containsExactly("/a/b*@0 /a*@1");
    }

    @Test
    void wildcards_areNoRegularExpressions() {
        assertThat(paths("{'pathGroupings':['(a+)+','[ab]','a?c','.*']}", "aaa@0 b@1 a.c@2 abc@3"))
                .containsExactly("aaa@0 b@1 .*@2 abc@3");
    }

    @Test
    void exclusions_areComparedWithTheWildcard() {
        String filter =
                "{'includeEventTypes':['$screen'],'pathGroupings':['/a/*'],'excludeEvents':['%s']}";

        assertThat(paths(filter.formatted("/a/*"), "/a/1@0 b@1")).containsExactly("b@1");
        assertThat(paths(filter.formatted("/a/1"), "/a/1@0 b@1")).containsExactly("/a/*@0 b@1");
    }
}
