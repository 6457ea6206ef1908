package dev.hedgerow.http.markup;

import static dev.hedgerow.http.markup.Markup.element;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkupTest {

    @Test
    void textsAndAttributes_areEscaped() {
        assertThat(element("p", "<script>\"'&").with("title", "\"><i>").html())
                .isEqualTo("<p title=\"&quot;&gt;&lt;i&gt;\">&lt;script&gt;&quot;&#39;&amp;</p>");
    }

    @Test
    void voidElements_haveNoEnd() {
        assertThat(element("p", element("br"), element("b", "x")).html())
                .isEqualTo("<p><br><b>x</b></p>");
    }

    @Test
    void numbers_haveOneDecimalAtMost() {
        assertThat(element("circle").with("cx", 1.26).with("cy", 2.0).with("r", 3).html())
                .isEqualTo("<circle cx=\"1.3\" cy=\"2\" r=\"3\"></circle>");
    }

    @Test
    void markdown_showsHtmlAsTextAndKeepsLinksToTheWeb() {
        String html =
                new Markdown()
                        .rendered("**so** <b>x</b> [a](javascript:alert(1)) [b](https://b.example)")
                        .html();
        assertThat(html)
                .contains("<strong>so</strong>", "&lt;b&gt;", "href=\"https://b.example\"")
                .doesNotContain("javascript");
    }
}
