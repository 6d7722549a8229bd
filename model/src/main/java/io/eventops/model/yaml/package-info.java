/// YAML text to nodes and back: keeps the source text of every scalar and the line of every node.
@NullMarked
package io.eventops.model.yaml;

import org.jspecify.annotations.NullMarked;
