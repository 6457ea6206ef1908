package dev.hedgerow.http.sharing;

import static dev.hedgerow.http.markup.Markup.element;

import dev.hedgerow.http.charts.ChartPicture;
import dev.hedgerow.http.charts.ChartReader;
import dev.hedgerow.http.dashboards.DashboardAnswer;
import dev.hedgerow.http.dashboards.TileAnswer;
import dev.hedgerow.http.insights.InsightAnswer;
import dev.hedgerow.http.markup.Markdown;
import dev.hedgerow.http.markup.Markup;
import dev.hedgerow.http.markup.Markup.Element;
import dev.hedgerow.http.sharing.SharedThings.Shared;
import dev.hedgerow.metadata.sharing.LinkSettings;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws the page behind a link: a title and a card per insight or text. One document, no scripts.
 */
final class SharedPage {
    private static final int COLUMNS = 12;
    private static final int HALF = 6;

    private final String style;
    private final Markdown markdown = new Markdown();

    SharedPage() {
        try (InputStream file =
                Objects.requireNonNull(SharedPage.class.getResourceAsStream("shared.css"))) {
            style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("shared.css", e);
        }
    }

    String of(SharingConfiguration link, Shared shared, boolean embedded) {
        LinkSettings settings = LinkSettings.of(link);
        boolean headed = !embedded && !settings.noHeader();
        return switch (shared) {
            case Shared.OfInsight(InsightAnswer insight) ->
                    document(
                            settings,
                            insight.shownName(),
                            headed ? header(insight.shownName(), insight.description()) : List.of(),
                            List.of(card(insight, settings, COLUMNS, false, null)));
            case Shared.OfDashboard(DashboardAnswer dashboard) -> {
                String name = Objects.requireNonNullElse(dashboard.summary().name(), "Dashboard");
                yield document(
                        settings,
                        name,
                        headed ? header(name, dashboard.summary().description()) : List.of(),
                        dashboard.tiles().stream().map(tile -> card(tile, settings)).toList());
            }
        };
    }

    /** The page for tokens that open nothing. */
    String notFound() {
        List<Element> words =
                List.of(
                        element("h1", "There is nothing here"),
                        element(
                                "p",
                                "This link was switched off or replaced, or what it showed was deleted."
                                        + " Ask whoever sent it to you for another one."));
        return document(
                new LinkSettings(false, false, false, false, Optional.empty()),
                "There is nothing here",
                List.of(),
                List.of(element("section", words).with("class", "card span12")));
    }

    private String document(
            LinkSettings settings, String title, List<Element> header, List<Element> cards) {
        List<Element> body = new ArrayList<>(header);
        body.add(element("main", cards));
        body.add(element("footer", "Shared with Hedgerow"));
        Element head =
                element(
                        "head",
                        element("meta").with("charset", "utf-8"),
                        element("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"),
                        element("title", title),
                        element("style", new Markup.Written(style)));
        Element page =
                element("html", head, element("body", body))
                        .with("lang", "en")
                        .with("data-theme", settings.theme().orElse("system"));
        return "<!doctype html>" + page.html();
    }

    private static List<Element> header(String title, @Nullable String description) {
        List<Element> parts = new ArrayList<>(List.of(element("h1", title)));
        if (description != null && !description.isEmpty()) {
            parts.add(element("p", description));
        }
        return List.of(element("header", parts));
    }

    private Element card(TileAnswer tile, LinkSettings settings) {
        int width = Math.clamp(tile.layouts().at("/sm/w").asInt(HALF), 1, COLUMNS);
        InsightAnswer insight = tile.insight();
        TileAnswer.Text text = tile.text();
        if (insight != null) {
            TileAnswer.Failure error = tile.error();
            return card(
                    insight,
                    settings,
                    width,
                    Boolean.TRUE.equals(tile.showDescription()),
                    error == null ? null : error.message());
        }
        Markup words = markdown.rendered(text == null ? "" : text.body());
        return element("section", words).with("class", "card text span" + width);
    }

    private static Element card(
            InsightAnswer insight,
            LinkSettings settings,
            int width,
            boolean described,
            @Nullable String error) {
        List<Element> parts = new ArrayList<>(List.of(element("h2", insight.shownName())));
        String description = insight.description();
        if (described && description != null && !description.isEmpty()) {
            parts.add(element("p", description));
        }
        parts.add(
                error == null
                        ? ChartPicture.of(
                                ChartReader.read(
                                        insight.query(), insight.result(), insight.columns()),
                                settings.detailed())
                        : element("p", "This could not be calculated: " + error)
                                .with("class", "note"));
        return element("section", parts).with("class", "card span" + width);
    }
}
