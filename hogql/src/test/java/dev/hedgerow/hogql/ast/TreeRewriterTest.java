package dev.hedgerow.hogql.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TreeRewriterTest {
    private final SelectSetQuery sample = SampleTree.query();

    @Test
    void sample_holdsEveryNodeType() {
        Set<Class<?>> seen = new LinkedHashSet<>();
        TreeWalker.walk(sample, node -> seen.add(node.getClass()));

        assertThat(seen).containsAll(records(Node.class).toList());
    }

    @Test
    void rewrite_changesNothingByDefault() {
        assertThat(new TreeRewriter() {}.rewrite(sample)).isEqualTo(sample);
    }

    @Test
    void rewrite_reachesEveryFieldOnceInReadingOrder() {
        List<Field> walked = TreeWalker.find(sample, Field.class);
        Set<Field> rewritten = new LinkedHashSet<>();
        Query result =
                new TreeRewriter() {
                    @Override
                    public Expr rewrite(Expr expr) {
                        if (expr instanceof Field field) {
                            assertThat(rewritten.add(field)).isTrue();
                            return Field.of("changed");
                        }
                        return rewriteChildren(expr);
                    }
                }.rewrite(sample);

        assertThat(rewritten).containsExactlyElementsOf(walked);
        assertThat(TreeWalker.find(result, Field.class))
                .hasSameSizeAs(walked)
                .containsOnly(Field.of("changed"));
    }

    @Test
    void rewrite_reachesEveryQueryAndRelation() {
        Set<Node> rewritten = new LinkedHashSet<>();
        new TreeRewriter() {
            @Override
            public Query rewrite(Query query) {
                rewritten.add(query);
                return rewriteChildren(query);
            }

            @Override
            public Relation rewrite(Relation relation) {
                rewritten.add(relation);
                return rewriteChildren(relation);
            }
        }.rewrite(sample);

        assertThat(rewritten)
                .containsAll(TreeWalker.find(sample, Query.class))
                .containsAll(TreeWalker.find(sample, Relation.class));
    }

    /** The records at the leaves of a sealed hierarchy. */
    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(TreeRewriterTest::records);
    }
}
