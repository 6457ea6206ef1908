package dev.hedgerow.server.demo;

/**
 * What a company pays for a seat and month, in dollars; a trial has the features of {@link
 * #BUSINESS}.
 */
enum Plan {
    FREE("free", 0),
    TRIAL("trial", 0),
    STARTER("starter", 9),
    BUSINESS("business", 19),
    ENTERPRISE("enterprise", 39);

    private final String label;
    private final int seatPrice;

    Plan(String label, int seatPrice) {
        this.label = label;
        this.seatPrice = seatPrice;
    }

    String label() {
        return label;
    }

    int seatPrice() {
        return seatPrice;
    }

    boolean isPaid() {
        return seatPrice > 0;
    }
}
