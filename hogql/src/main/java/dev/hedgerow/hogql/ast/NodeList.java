package dev.hedgerow.hogql.ast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the children of a node, skipping absent ones. */
final class NodeList {
    private final List<Node> nodes = new ArrayList<>();

    NodeList add(@Nullable Node node) {
        if (node != null) {
            nodes.add(node);
        }
        return this;
    }

    NodeList addAll(List<? extends Node> more) {
        nodes.addAll(more);
        return this;
    }

    List<Node> toList() {
        return List.copyOf(nodes);
    }
}
