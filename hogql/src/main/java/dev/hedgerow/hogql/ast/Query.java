package dev.hedgerow.hogql.ast;

/** Something that yields rows: one SELECT, or several put together by set operations. */
public sealed interface Query extends Node permits SelectQuery, SelectSetQuery {}
