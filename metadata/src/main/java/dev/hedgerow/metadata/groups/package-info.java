/** Group types of projects (at most five, told apart by index) and groups with their properties. */
@NullMarked
package dev.hedgerow.metadata.groups;

import org.jspecify.annotations.NullMarked;
