/** Tests of parser and printer: case files come in, trees and exact messages are compared. */
@NullMarked
package dev.hedgerow.hogql.parser;

import org.jspecify.annotations.NullMarked;
