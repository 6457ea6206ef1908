package dev.hedgerow.http.elements;

/** A value that clicked elements have. */
record ElementValueAnswer(String name) {}
