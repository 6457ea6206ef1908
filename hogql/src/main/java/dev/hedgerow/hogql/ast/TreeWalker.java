package dev.hedgerow.hogql.ast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads whole trees. Stands on {@link Node#children()}, so it stops nowhere on its own. */
public final class TreeWalker {
    private TreeWalker() {}

    /** Hands a node and all nodes below it to a consumer, parents first, in reading order. */
    public static void walk(Node root, Consumer<Node> consumer) {
        walkWhile(
                root,
                node -> {
                    consumer.accept(node);
                    return true;
                });
    }

    /** As {@link #walk}, going below a node only if the visitor answers true for it. */
    public static void walkWhile(Node root, Predicate<Node> visitor) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (visitor.test(node)) {
                List<Node> children = new ArrayList<>(node.children());
                Collections.reverse(children);
                children.forEach(open::push);
            }
        }
    }

    /** All nodes of a type, the root among them, in reading order. */
    public static <T extends Node> List<T> find(Node root, Class<T> type) {
        List<T> found = new ArrayList<>();
        walk(
                root,
                node -> {
                    if (type.isInstance(node)) {
                        found.add(type.cast(node));
                    }
                });
        return List.copyOf(found);
    }
}
