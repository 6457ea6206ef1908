package dev.hedgerow.server.demo;

/**
 * A visit to the public site: landing, a few pages, and for some the way over pricing to an
 * account. Mobile visitors sign up less readily, and the channel's appeal scales every step towards
 * the account.
 */
final class SiteVisit {
    private static final double BOUNCE = 0.44;
    private static final Weighted<Page> LANDINGS =
            Weighted.of(46, Page.HOME)
                    .and(8, Page.PRICING)
                    .and(7, Page.FEATURES.get(0))
                    .and(5, Page.FEATURES.get(1))
                    .and(11, Page.ARTICLES.get(0))
                    .and(7, Page.ARTICLES.get(1))
                    .and(6, Page.ARTICLES.get(2))
                    .and(4, Page.ARTICLES.get(4))
                    .and(6, Page.ARTICLES.get(6));

    private final Session session;
    private final Dice dice;
    private final double eagerness;

    SiteVisit(Session session, Channel channel, boolean returning) {
        this.session = session;
        this.dice = session.dice();
        double device = session.person().device.isMobile() ? 0.55 : 1.15;
        this.eagerness = channel.appeal() * device * (returning ? 1.8 : 1);
    }

    /**
     * Plays the visit; true when it ends with the form of a new account sent off, the page still
     * open.
     */
    boolean play() {
        session.open(LANDINGS.draw(dice));
        if (dice.chance(BOUNCE)) {
            session.leavePage();
            return false;
        }
        browse();
        if (!dice.chance(Math.min(0.8, 0.27 * eagerness))) {
            session.leavePage();
            return false;
        }
        follow(Element.SEE_PRICING, Page.PRICING);
        if (dice.chance(0.3)) {
            session.click(Element.TOGGLE_YEARLY);
        }
        session.did(
                "pricing_viewed",
                p -> p.put("billing_period", dice.chance(0.3) ? "yearly" : "monthly"));
        if (!dice.chance(Math.min(0.7, 0.24 * eagerness))) {
            session.leavePage();
            return false;
        }
        return signUp();
    }

    private void browse() {
        do {
            if (dice.chance(0.12)) {
                session.click(Element.WATCH_VIDEO);
                session.did("tour_watched", p -> p.put("seconds", dice.between(5, 94)));
            }
            Page next =
                    dice.chance(0.55)
                            ? dice.pick(Page.FEATURES)
                            : dice.chance(0.75) ? dice.pick(Page.ARTICLES) : Page.CUSTOMERS;
            follow(Element.link(next), next);
        } while (dice.chance(0.42));
    }

    private boolean signUp() {
        follow(Element.START_FREE, Page.SIGNUP);
        session.did("signup_started", p -> p.put("method", dice.chance(0.6) ? "google" : "email"));
        if (!dice.chance(session.person().device.isMobile() ? 0.48 : 0.68)) {
            session.leavePage();
            return false;
        }
        session.click(Element.CREATE_ACCOUNT);
        return true;
    }

    private void follow(Element link, Page next) {
        session.click(link);
        session.leavePage();
        session.open(next);
    }
}
