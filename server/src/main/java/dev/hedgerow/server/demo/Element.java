package dev.hedgerow.server.demo;

/**
 * Something clickable, and the {@code $elements_chain} that autocapture sends for it.
 *
 * @param tag {@code a} or {@code button}
 * @param style its CSS class
 * @param href where a link leads; empty for a button
 * @param inside tag and class of the element around it, such as {@code nav.top}
 */
record Element(String tag, String style, String text, String href, String inside) {
    static final Element START_FREE =
            new Element("a", "cta", "Start for free", "/signup", "div.hero");
    static final Element SEE_PRICING =
            new Element("a", "nav-link", "Pricing", "/pricing", "nav.top");
    static final Element TOGGLE_YEARLY =
            new Element("button", "toggle", "Pay yearly", "", "div.plans");
    static final Element WATCH_VIDEO =
            new Element("button", "play", "Watch the tour", "", "div.hero");
    static final Element CREATE_ACCOUNT =
            new Element("button", "submit", "Create account", "", "form.signup");
    static final Element NEW_TASK =
            new Element("button", "new-task", "New task", "", "div.toolbar");
    static final Element OPEN_TASK = new Element("a", "card", "Open task", "/tasks", "div.column");
    static final Element FILTER = new Element("button", "filter", "Filter", "", "div.toolbar");
    static final Element SWITCH_VIEW = new Element("button", "tab", "Timeline", "", "div.tabs");
    static final Element EXPORT = new Element("button", "export", "Export", "", "header.report");
    static final Element UPGRADE = new Element("button", "upgrade", "Upgrade", "", "div.billing");

    static Element link(Page page) {
        return new Element("a", "nav-link", page.title(), page.path(), "nav.top");
    }

    String chain() {
        String link = href.isEmpty() ? "" : "attr__href=\"" + href + "\"";
        String target = href.isEmpty() ? "" : "href=\"" + href + "\"";
        String around = inside.substring(inside.indexOf('.') + 1);
        return tag
                + "."
                + style
                + ":attr__class=\""
                + style
                + "\""
                + link
                + target
                + "nth-child=\"2\"nth-of-type=\"1\"text=\""
                + text
                + "\";"
                + inside
                + ":attr__class=\""
                + around
                + "\"nth-child=\"1\"nth-of-type=\"1\";"
                + "body:nth-child=\"2\"nth-of-type=\"1\"";
    }
}
