package dev.hedgerow.http.markup;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Texts in Markdown as HTML. HTML within them is shown as text, and links lead nowhere but to the
 * web and to mail. Thread-safe.
 */
public final class Markdown {
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .build();

    public Markup rendered(String text) {
        return new Markup.Written(renderer.render(parser.parse(text)));
    }
}
