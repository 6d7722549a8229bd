/// How answers are shown: tables, JSON, YAML, names.
@NullMarked
package io.eventops.cli.output;

import org.jspecify.annotations.NullMarked;
