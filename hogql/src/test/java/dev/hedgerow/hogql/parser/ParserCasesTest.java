package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TreeWalker;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ParserCasesTest {
    static Stream<ParserCase> cases() {
        return ParserCase.all();
    }

    static Stream<ParserCase> trees() {
        return cases().filter(one -> one.outcome().equals("tree"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parse_answersAsTheFileSays(ParserCase one) {
        assertThat(one.actual()).isEqualTo(one.expected());
    }

    @ParameterizedTest
    @MethodSource("trees")
    void print_parsesToTheSameTree(ParserCase one) {
        assertThat(one.parseAgain()).isEqualTo(one.parse());
    }

    @ParameterizedTest
    @MethodSource("trees")
    void spans_lieWithinTheText(ParserCase one) {
        for (Node node : TreeWalker.find(one.parse(), Node.class)) {
            Span span = node.span();
            assertThat(span.start()).as("%s", node).isBetween(0, one.input().length());
            assertThat(span.end()).as("%s", node).isBetween(span.start(), one.input().length());
        }
    }
}
