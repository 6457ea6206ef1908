package dev.hedgerow.hogql.compile;

import dev.hedgerow.hogql.types.HogqlType;

/**
 * A column of an answer: its name as the API shows it, and its type. Times come from the store in
 * UTC and are shown in the type's zone, which is always set here.
 */
public record Column(String name, HogqlType type) {}
