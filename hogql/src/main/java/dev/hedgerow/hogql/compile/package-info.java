/**
 * From a query's tree to SQL that a store can run: resolve, lower and print in order.
 *
 * <p>In comes a {@link dev.hedgerow.hogql.ast.Query} and a {@link
 * dev.hedgerow.hogql.catalog.CompileContext}; out goes a {@link
 * dev.hedgerow.hogql.compile.CompiledQuery}, which nothing else can make, so that no other SQL
 * reaches a store.
 */
@NullMarked
package dev.hedgerow.hogql.compile;

import org.jspecify.annotations.NullMarked;
