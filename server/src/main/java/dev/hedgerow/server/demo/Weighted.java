package dev.hedgerow.server.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Things of unequal weight, to be drawn in proportion. Immutable once filled by {@link #of} and
 * {@link #and}.
 */
final class Weighted<T> {
    private final List<T> items;
    private final List<Double> upTo;

    private Weighted(List<T> items, List<Double> upTo) {
        this.items = items;
        this.upTo = upTo;
    }

    static <T> Weighted<T> of(double weight, T item) {
        return new Weighted<>(List.of(item), List.of(weight));
    }

    Weighted<T> and(double weight, T item) {
        List<T> moreItems = new ArrayList<>(items);
        moreItems.add(item);
        List<Double> moreBounds = new ArrayList<>(upTo);
        moreBounds.add(upTo.getLast() + weight);
        return new Weighted<>(List.copyOf(moreItems), List.copyOf(moreBounds));
    }

    T draw(Dice dice) {
        double point = dice.roll() * upTo.getLast();
        for (int i = 0; i < items.size() - 1; i++) {
            if (point < upTo.get(i)) {
                return items.get(i);
            }
        }
        return items.getLast();
    }
}
