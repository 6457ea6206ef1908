package dev.hedgerow.insights.funnels;

import java.util.Arrays;

/** Places of rows, first in, first out, without an object per row. */
final class StepQueue {
    private int[] places = new int[8];
    private int head;
    private int tail;

    void clear() {
        head = 0;
        tail = 0;
    }

    boolean isEmpty() {
        return head == tail;
    }

    void add(int place) {
        if (tail == places.length) {
            int size = tail - head;
            int[] target = 2 * size > places.length ? new int[2 * places.length] : places;
            System.arraycopy(places, head, target, 0, size);
            places = target;
            head = 0;
            tail = size;
        }
        places[tail++] = place;
    }

    int front() {
        return places[head];
    }

    int back() {
        return places[tail - 1];
    }

    void removeFront() {
        head++;
        if (head == tail) {
            clear();
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOfRange(places, head, tail));
    }
}
