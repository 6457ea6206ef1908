/**
 * Finds what names mean and what types expressions have.
 *
 * <p>A syntax tree and a {@link dev.hedgerow.hogql.catalog.CompileContext} come in; a new tree of
 * {@link dev.hedgerow.hogql.resolve.Typed} expressions and {@link
 * dev.hedgerow.hogql.resolve.TypedQuery} goes out, in which every name is a column of a relation.
 * The syntax tree is never changed.
 */
@NullMarked
package dev.hedgerow.hogql.resolve;

import org.jspecify.annotations.NullMarked;
