/// Tests of reading and writing YAML.
@NullMarked
package io.eventops.model.yaml;

import org.jspecify.annotations.NullMarked;
