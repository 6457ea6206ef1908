package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.duckdb.EventLines.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ClickHouse's patterns over events: {@code (?1)} a condition, {@code .} any event, {@code .*} any
 * number of them, {@code (?t>=60)} the seconds since the event before.
 */
final class SequencePattern {
    private static final Pattern PART =
            Pattern.compile("\\(\\?(\\d+)\\)|\\(\\?t(<=|>=|==|<|>)(\\d+)\\)|(\\.\\*)|(\\.)");
    private static final int MAX_ITERATIONS = 1_000_000;

    /** What one part of a pattern asks for. */
    private enum Kind {
        EVENT,
        ANY,
        MANY,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        EXACTLY
    }

    private record Part(Kind kind, long number) {}

    /** Where to go on when what follows does not fit. */
    private record Choice(int part, int event, int base) {}

    private final List<Part> parts;
    private final List<Line> events;
    private int next;
    private int iterations;

    private SequencePattern(List<Part> parts, List<Line> events) {
        this.parts = parts;
        this.events = events;
    }

    /** How many chains of events, none within another, the pattern describes. */
    static @Nullable Long count(@Nullable String lines, @Nullable String pattern) {
        if (lines == null || pattern == null) {
            return null;
        }
        List<Line> events =
                EventLines.sorted(lines).stream().filter(line -> line.second() != 0).toList();
        SequencePattern search = new SequencePattern(parse(pattern), events);
        long count = 0;
        while (search.next < events.size() && search.matches()) {
            count++;
        }
        return count;
    }

    private static List<Part> parse(String pattern) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Kind.MANY, 0));
        Matcher part = PART.matcher(pattern);
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            parts.add(part(part));
        }
        if (end != pattern.length()) {
            throw new IllegalArgumentException(
                    "the pattern of a sequence is made of (?1), (?t>60), . and .*: '"
                            + pattern
                            + "'");
        }
        return parts;
    }

    private static Part part(Matcher part) {
        if (part.group(1) != null) {
            return new Part(Kind.EVENT, Long.parseLong(part.group(1)) - 1);
        }
        if (part.group(2) != null) {
            Kind kind =
                    switch (part.group(2)) {
                        case "<=" -> Kind.AT_MOST;
                        case ">=" -> Kind.AT_LEAST;
                        case "<" -> Kind.LESS;
                        case ">" -> Kind.MORE;
                        default -> Kind.EXACTLY;
                    };
            return new Part(kind, Long.parseLong(part.group(3)));
        }
        return new Part(part.group(4) != null ? Kind.MANY : Kind.ANY, 0);
    }

    /** Finds the next chain, and moves behind it. */
    private boolean matches() {
        Deque<Choice> choices = new ArrayDeque<>();
        int part = 0;
        int base = next;
        while (part < parts.size() && next < events.size()) {
            if (++iterations > MAX_ITERATIONS) {
                throw new IllegalArgumentException(
                        "the pattern of a sequence is too difficult for these events");
            }
            if (fits(parts.get(part), base)) {
                Kind kind = parts.get(part).kind();
                if (kind == Kind.EVENT || kind == Kind.ANY) {
                    base = next++;
                } else {
                    choices.push(new Choice(part, next, base));
                    base = kind == Kind.MANY ? base : next;
                }
                part++;
            } else {
                Choice choice = choices.poll();
                while (choice != null && choice.event() + 1 >= events.size()) {
                    choice = choices.poll();
                }
                if (choice == null) {
                    return false;
                }
                part = choice.part();
                next = choice.event() + 1;
                base = choice.base();
            }
        }
        while (part < parts.size() && parts.get(part).kind() == Kind.MANY) {
            part++;
        }
        return part == parts.size();
    }

    private boolean fits(Part part, int base) {
        Line event = events.get(next);
        long passed = event.first() - events.get(base).first();
        return switch (part.kind()) {
            case EVENT -> part.number() < 64 && (event.second() >> part.number() & 1) != 0;
            case ANY, MANY -> true;
            case LESS -> passed < part.number();
            case AT_MOST -> passed <= part.number();
            case MORE -> passed > part.number();
            case AT_LEAST -> passed >= part.number();
            case EXACTLY -> passed == part.number();
        };
    }
}
