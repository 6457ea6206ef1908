/**
 * What editors of HogQL ask while one writes: whether a query is right, where it is not, and what
 * could come next. Pure: trees and errors in, answers as JSON out.
 */
@NullMarked
package dev.hedgerow.insights.editor;

import org.jspecify.annotations.NullMarked;
