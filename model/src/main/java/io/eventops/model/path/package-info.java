/// Paths into JSON, in the language of gjson 1.14: `values.host`, `items.#(price>5)#.name`.
@NullMarked
package io.eventops.model.path;

import org.jspecify.annotations.NullMarked;
