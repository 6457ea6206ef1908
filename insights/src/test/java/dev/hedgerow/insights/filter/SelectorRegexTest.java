package dev.hedgerow.insights.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorRegexTest {
    /** A link in a list item in a navigation in a body; innermost first. */
    private static final String CHAIN =
            "a.big.link:attr__data-attr=\"buy; \\\"now\\\"\"attr_id=\"go\"href=\"/x\"nth-child=\"2\"text=\"Go\";"
                    + "li.item:nth-child=\"1\"nth-of-type=\"1\";nav;body.dark.wide:nth-child=\"1\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|true",
                "b|false",
                "li|true",
                ".link|true",
                ".big.link|true",
                ".link.big|true",
                ".lin|false",
                "a.dark|false",
                "#go|true",
                "a#go|true",
                "li#go|false",
                "[data-attr='buy; \"now\"']|true",
                "[href=\"/x\"]|true",
                "[href=/y]|false",
                "a:nth-child(2)|true",
                "a:nth-child(1)|false",
                "a:nth-child(1):nth-child(2)|false",
                "[href='/x'][href='/y']|false",
                "[href='/x'][nth-child='2']|true",
                "li > a|true",
                "nav > a|false",
                "nav a|true",
                "body a.link|true",
                "body.wide > nav > li.item > a#go.big|true",
                "a li|false",
                "nav *|true",
                "a *|false",
                "* > li|true"
            })
    void selector_matchesElements(String selector, boolean matches) {
        Pattern pattern = Pattern.compile(SelectorRegex.of(selector));

        assertThat(pattern.matcher(CHAIN).find()).as(pattern.pattern()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "div.main, true",
        "#content, true",
        ".w-1\\/2, true",
        ".hover\\:bg-blue#content, true",
        ".hover:bg-blue.main, true",
        "div.sm:[width:9.5px]#content, true",
        "'.sm:[width:9.5px].w-[calc(1,2)]', true",
        ".sm:[width:9.6px], false",
        ".content, false"
    })
    void classesWithColons_standBesideOthers(String selector, boolean matches) {
        String chain =
                "a;div.hover:bg-blue.main.sm:[width:9.5px].w-1/2.w-[calc(1,2)]:attr_id=\"content\"href=\"/a.content\"";

        assertThat(Pattern.compile(SelectorRegex.of(selector)).matcher(chain).find())
                .isEqualTo(matches);
    }

    @Test
    void emptySelector_saysNothing() {
        assertThat(SelectorRegex.of("  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", ".%s", "#%s", "[data-attr='%s']", "[data-attr=%s]", "[%s"})
    void longNames_doNotFillTheStack(String selector) {
        String name = "n".repeat(20_000);

        assertThat(SelectorRegex.of(selector.formatted(name))).contains(name);
    }

    @Test
    void literal_matchesItselfOnly() {
        String odd = "a.b*c(d)[e]{f}^$|?+\\\"-_ü";

        assertThat(odd).matches(SelectorRegex.literal(odd));
        assertThat("aXb").doesNotMatch(SelectorRegex.literal("a.b"));
    }
}
