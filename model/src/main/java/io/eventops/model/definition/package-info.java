/// What people apply: pipelines, actuators and triggers, read from YAML and checked as a whole.
@NullMarked
package io.eventops.model.definition;

import org.jspecify.annotations.NullMarked;
